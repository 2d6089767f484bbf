package dev.troth.trust.action;

import dev.troth.playbook.PlaybookRun.PlaybookRunStatus;
import dev.troth.playbook.PlaybookRuns;
import dev.troth.playbook.PlaybookTrigger;
import dev.troth.trust.action.ProposedAction.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Actions for playbooks. A playbook for a matter that already has an action is named in its reason, because a matter
 * has one line only.
 */
final class PlaybookActions {
    private PlaybookActions() {}

    /** @param others actions of the account from other sources, sorted, most important first */
    static List<ProposedAction> with(List<ProposedAction> others, ActionContext on) {
        List<ProposedAction> all = new ArrayList<>(others);
        for (PlaybookRuns.Run run : PlaybookRuns.of(on.facts(), on.market(), on.now())) {
            String step = run.nextStep();
            if (run.status() == PlaybookRunStatus.ENDED || step == null) {
                continue;
            }
            int same = indexOfMatter(all, run.playbook().trigger());
            if (same < 0) {
                all.add(run.status() == PlaybookRunStatus.DUE ? start(run) : next(run, step));
            } else {
                all.get(same).by(run.playbook().name()).because(remark(run, step));
            }
        }
        return all;
    }

    private static int indexOfMatter(List<ProposedAction> all, @Nullable PlaybookTrigger trigger) {
        Set<ActionKind> kinds = trigger == null ? Set.of() : kinds(trigger);
        for (int i = 0; i < all.size(); i++) {
            if (kinds.contains(all.get(i).kind) && all.get(i).playbook == null) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the kinds of actions that are about the situation of a playbook. */
    private static Set<ActionKind> kinds(PlaybookTrigger trigger) {
        return switch (trigger) {
            case COMPLAINT -> Set.of(ActionKind.ANSWER_ISSUE, ActionKind.SOLVE_ISSUE);
            case RENEWAL -> Set.of(ActionKind.RENEW);
            case DRIFTING_CADENCE -> Set.of(ActionKind.GET_IN_TOUCH);
            case PRIORITY_DROP -> Set.of(ActionKind.ASK_WHY);
            default -> Set.of();
        };
    }

    private static String remark(PlaybookRuns.Run run, String step) {
        return run.status() == PlaybookRunStatus.DUE
                ? "The playbook \"%s\" describes the steps."
                        .formatted(run.playbook().name())
                : "Playbook \"%s\", %s: %s.".formatted(run.playbook().name(), position(run), step);
    }

    private static ProposedAction start(PlaybookRuns.Run run) {
        String name = run.playbook().name();
        return new ProposedAction(
                        ActionKind.START_PLAYBOOK,
                        Matter.Kind.PLAYBOOK,
                        name,
                        run.since(),
                        "Start the playbook \"%s\"".formatted(name),
                        Objects.requireNonNullElse(run.reason(), "Its situation exists."))
                .by(name);
    }

    private static ProposedAction next(PlaybookRuns.Run run, String step) {
        return new ProposedAction(
                        ActionKind.NEXT_STEP,
                        Matter.Kind.RUN,
                        Objects.requireNonNull(run.ref()),
                        run.since(),
                        step,
                        "Playbook \"%s\", %s.".formatted(run.playbook().name(), position(run)))
                .by(run.playbook().name());
    }

    private static String position(PlaybookRuns.Run run) {
        return "step %d of %d"
                .formatted(run.stepsDone().size() + 1, run.playbook().steps().size());
    }
}
