package dev.troth.trust.brief;

import dev.troth.contract.ContractFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.touchpoint.TouchpointFact;
import dev.troth.trust.action.Action;
import dev.troth.trust.action.ActionKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a brief by rules. Drivers and actions keep their own words, so that they read alike in all places. Pure, except for
 * calls of the model.
 */
final class BriefWriter {
    private static final int MOST_ACTIONS = 2;

    private final BriefContext on;

    private BriefWriter(BriefContext on) {
        this.on = on;
    }

    static List<BriefSentence> write(BriefContext on) {
        BriefWriter writer = new BriefWriter(on);
        List<BriefSentence> all = new ArrayList<>();
        if (writer.isEmpty()) {
            all.add(BriefSentence.of(
                    BriefTopic.NOTHING,
                    "Nothing is recorded about %s, except the account itself.".formatted(on.name()),
                    on.facts()));
        } else {
            all.addAll(BriefScores.values(on));
            all.addAll(writer.revenue());
            List<BriefSentence> reasons = BriefScores.reasons(on);
            all.addAll(reasons);
            all.addAll(BriefPromises.of(on));
            all.addAll(BriefPeople.of(on));
        }
        boolean changed = all.stream().anyMatch(sentence -> sentence.getTopic() == BriefTopic.CHANGE);
        all.addAll(writer.actions(changed));
        return List.copyOf(all);
    }

    private boolean isEmpty() {
        return on.facts().stream().allMatch(fact -> fact.subjectKind().equals("account"));
    }

    private List<BriefSentence> revenue() {
        boolean weSupply = on.supplier() == Party.US;
        List<Money> amounts = (weSupply
                        ? ContractFact.revenue(on.facts(), on.now())
                        : ContractFact.spend(on.facts(), on.now()))
                .stream().filter(money -> money.amount().signum() > 0).toList();
        return amounts.isEmpty()
                ? List.of()
                : List.of(BriefSentence.of(
                        BriefTopic.REVENUE,
                        "The annual %s is %s.".formatted(weSupply ? "revenue" : "spend", Spoken.money(amounts)),
                        on.facts().stream()
                                .filter(fact -> fact.body() instanceof ContractFact)
                                .toList()));
    }

    /** Returns the most important actions; those about open promises and about fallen trust have sentences of their own. */
    private List<BriefSentence> actions(boolean changed) {
        return on.actions().stream()
                .filter(action -> !BriefPromises.ACTIONS.contains(action.getKind()))
                .filter(action -> !changed || action.getKind() != ActionKind.LOOK_INTO)
                .limit(MOST_ACTIONS)
                .map(action -> BriefSentence.of(BriefTopic.ACTION, words(action), facts(action)))
                .toList();
    }

    /** Returns the facts about the matter of an action; the last conversation if the next one is due. */
    private List<Fact> facts(Action action) {
        if (action.getKind() == ActionKind.GET_IN_TOUCH) {
            return TypedFact.ofType(on.facts().reversed(), TouchpointFact.Happened.class)
                    .filter(touchpoint -> touchpoint.body().isMutual())
                    .limit(1)
                    .map(TypedFact::fact)
                    .toList();
        }
        return on.facts().reversed().stream().filter(action::isAbout).toList();
    }

    /** Returns the title and the reason of an action. */
    static String words(Action action) {
        return action.getTitle() + ". " + action.getReason();
    }
}
