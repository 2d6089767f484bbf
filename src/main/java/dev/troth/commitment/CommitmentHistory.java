package dev.troth.commitment;

import dev.troth.platform.Party;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import dev.troth.platform.Attribution;
import dev.troth.platform.Figures;
import dev.troth.platform.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was said about one commitment, in order. Pure.
 *
 * @param made null while it was not promised
 * @param settled the fact that ended it: kept, broken, withdrawn, released or declined; null while it is open
 */
public record CommitmentHistory(
        String ref,
        @Nullable Said<CommitmentFact.Requested> requested,
        @Nullable Said<CommitmentFact.Made> made,
        List<Said<CommitmentFact.Progressed>> progress,
        List<Said<CommitmentFact.Renegotiated>> renegotiations,
        @Nullable Fact settled,
        @Nullable Said<CommitmentFact.Forgiven> forgiven) {

    /** The history of each commitment in the facts of an account, in the order of their beginnings. */
    public static List<CommitmentHistory> all(List<Fact> facts) {
        Map<String, List<Fact>> byRef = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof CommitmentFact) {
                byRef.computeIfAbsent(fact.subjectRef(), ref -> new ArrayList<>())
                        .add(fact);
            }
        }
        return byRef.values().stream().map(CommitmentHistory::of).toList();
    }

    /** @param facts about one commitment, sorted, at least one */
    static CommitmentHistory of(List<Fact> facts) {
        return new CommitmentHistory(
                facts.getFirst().subjectRef(),
                Said.each(facts, CommitmentFact.Requested.class).findFirst().orElse(null),
                Said.each(facts, CommitmentFact.Made.class).findFirst().orElse(null),
                Said.each(facts, CommitmentFact.Progressed.class).toList(),
                Said.each(facts, CommitmentFact.Renegotiated.class).toList(),
                facts.stream().filter(CommitmentHistory::settles).findFirst().orElse(null),
                Said.each(facts, CommitmentFact.Forgiven.class)
                        .reduce((first, last) -> last)
                        .orElse(null));
    }

    private static boolean settles(Fact fact) {
        return switch (fact.body()) {
            case CommitmentFact.Kept f -> true;
            case CommitmentFact.Broken f -> true;
            case CommitmentFact.Withdrawn f -> true;
            case CommitmentFact.Released f -> true;
            case CommitmentFact.Declined f -> true;
            default -> false;
        };
    }

    /** What was promised; only where something was. */
    public Said<CommitmentFact.Made> terms() {
        return Objects.requireNonNull(made);
    }

    /** Promised, and neither kept nor otherwise ended. */
    public boolean isOpen() {
        return made != null && settled == null;
    }

    public boolean isOurs() {
        return made != null && made.body().sideOrUs() == Party.US;
    }

    public boolean isKept() {
        return settled != null && settled.body() instanceof CommitmentFact.Kept;
    }

    /** Broken, and by whoever promised it. */
    public boolean isBroken() {
        return settled != null
                && settled.body() instanceof CommitmentFact.Broken broken
                && (broken.attribution() == null || broken.attribution().isOurs() == isOurs());
    }

    public boolean isDeclined() {
        return settled != null && settled.body() instanceof CommitmentFact.Declined;
    }

    /** Whose doing its breach was, where somebody said so. */
    public @Nullable Attribution breachedBy() {
        return settled != null && settled.body() instanceof CommitmentFact.Broken broken ? broken.attribution() : null;
    }

    /** Whether it broke because our product cannot do it. */
    public boolean isBrokenByGap() {
        return settled != null && settled.body() instanceof CommitmentFact.Broken broken && broken.gap() != null;
    }

    /** When it is due, as last agreed; null while it was not promised. */
    public @Nullable Instant dueAt() {
        if (!renegotiations.isEmpty()) {
            return renegotiations.getLast().body().dueAt();
        }
        return made == null ? null : made.body().dueAt();
    }

    /** Kept, and not after the date. */
    public boolean isOnTime() {
        return settled != null && isKept() && lateSeconds(settled.at()) == 0;
    }

    /** By how much it was late when it ended, or is by now; 0 when it was not. */
    public double lateSeconds(Instant now) {
        Instant due = dueAt();
        Instant end = settled == null ? now : settled.at();
        return due == null ? 0 : Math.max(0, Figures.seconds(due, end));
    }

    /** By how much it was done before the date; null unless it was kept. */
    public @Nullable Double earlySeconds() {
        Instant due = dueAt();
        return settled != null && isKept() && due != null
                ? Double.valueOf(Math.max(0, Figures.seconds(settled.at(), due)))
                : null;
    }

    /** What it has cost, as last told. */
    public @Nullable Money spent() {
        if (settled != null && settled.body() instanceof CommitmentFact.Kept kept && kept.cost() != null) {
            return kept.cost();
        }
        return progress.stream()
                .map(told -> told.body().cost())
                .filter(cost -> cost != null)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** How long they waited for the first word on what they asked for: a promise, or a no. */
    public @Nullable Double firstResponseSeconds() {
        Instant asked = requested != null
                ? requested.at()
                : made == null ? null : made.body().requestedAt();
        Instant answered = made != null ? made.at() : settled == null ? null : settled.at();
        return asked == null || answered == null ? null : Double.valueOf(Figures.seconds(asked, answered));
    }

    /** Whom of its audience nobody has told anything since it was promised. */
    public Set<String> uninformed() {
        Set<String> left = new LinkedHashSet<>(audience());
        progress.forEach(told -> {
            List<String> audience = told.body().audience();
            if (audience == null) {
                left.clear();
            } else {
                audience.forEach(left::remove);
            }
        });
        return left;
    }

    /** Who is to be kept in the loop. */
    public List<String> audience() {
        return made == null || made.body().audience() == null
                ? List.of()
                : made.body().audience();
    }

    /** The last word they had of it; null while it was not promised. */
    public @Nullable Instant lastWord() {
        if (made == null) {
            return null;
        }
        Instant last = made.at();
        if (!progress.isEmpty() && progress.getLast().at().isAfter(last)) {
            last = progress.getLast().at();
        }
        if (!renegotiations.isEmpty() && renegotiations.getLast().at().isAfter(last)) {
            last = renegotiations.getLast().at();
        }
        return last;
    }

    /** When the next word on its progress is due; null when none is, or it is not ours or not open. */
    public @Nullable Instant nextWordDueAt() {
        return CommitmentProgress.nextUpdate(this);
    }
}
