package dev.troth.commitment;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.Statistics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Facts about one commitment, in order. Pure.
 *
 * @param made null if the commitment was only requested or declined
 * @param isShared whether the account can see its progress
 * @param settled fact that settled it: kept, broken, withdrawn, released or declined; null while it is open
 */
public record CommitmentHistory(
        String ref,
        @Nullable TypedFact<CommitmentFact.Requested> requested,
        @Nullable TypedFact<CommitmentFact.Made> made,
        List<TypedFact<CommitmentFact.Progressed>> progress,
        List<TypedFact<CommitmentFact.Renegotiated>> renegotiations,
        @Nullable Fact settled,
        @Nullable TypedFact<CommitmentFact.Forgiven> forgiven,
        boolean isShared) {

    /** Returns the history of each commitment in the facts of an account, ordered by the first fact. */
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

    /** @param facts facts about one commitment, sorted, at least one */
    static CommitmentHistory of(List<Fact> facts) {
        return new CommitmentHistory(
                facts.getFirst().subjectRef(),
                TypedFact.ofType(facts, CommitmentFact.Requested.class)
                        .findFirst()
                        .orElse(null),
                TypedFact.ofType(facts, CommitmentFact.Made.class).findFirst().orElse(null),
                TypedFact.ofType(facts, CommitmentFact.Progressed.class).toList(),
                TypedFact.ofType(facts, CommitmentFact.Renegotiated.class).toList(),
                facts.stream().filter(CommitmentHistory::settles).findFirst().orElse(null),
                TypedFact.ofType(facts, CommitmentFact.Forgiven.class)
                        .reduce((first, last) -> last)
                        .orElse(null),
                isShared(facts));
    }

    private static boolean isShared(List<Fact> facts) {
        boolean shared = false;
        for (Fact fact : facts) {
            shared = switch (fact.body()) {
                case CommitmentFact.Made made -> Boolean.TRUE.equals(made.shared());
                case CommitmentFact.Shared told -> told.isShared();
                default -> shared;
            };
        }
        return shared;
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

    /** Returns the fact by which the commitment was made; requires that there is one. */
    public TypedFact<CommitmentFact.Made> terms() {
        return Objects.requireNonNull(made);
    }

    /** Returns whether the commitment was made and is not settled. */
    public boolean isOpen() {
        return made != null && settled == null;
    }

    public boolean isOurs() {
        return made != null && made.body().sideOrUs() == Party.US;
    }

    public boolean isKept() {
        return settled != null && settled.body() instanceof CommitmentFact.Kept;
    }

    /** Returns whether the commitment was broken through the fault of the side that made it. */
    public boolean isBroken() {
        return settled != null
                && settled.body() instanceof CommitmentFact.Broken broken
                && (broken.attribution() == null || broken.attribution().isOurs() == isOurs());
    }

    public boolean isDeclined() {
        return settled != null && settled.body() instanceof CommitmentFact.Declined;
    }

    /** Returns the side at fault for the breach; null if it was not recorded. */
    public @Nullable Attribution breachedBy() {
        return settled != null && settled.body() instanceof CommitmentFact.Broken broken ? broken.attribution() : null;
    }

    /** Returns whether a product gap is the cause of the breach. */
    public boolean isBrokenByGap() {
        return gap() != null;
    }

    /** Returns the ref of the insight about the product gap that caused the breach; null if there is none. */
    public @Nullable String gap() {
        return settled != null && settled.body() instanceof CommitmentFact.Broken broken ? broken.gap() : null;
    }

    /** Returns the due time as last agreed; null if the commitment was not made. */
    public @Nullable Instant dueAt() {
        if (!renegotiations.isEmpty()) {
            return renegotiations.getLast().body().dueAt();
        }
        return made == null ? null : made.body().dueAt();
    }

    /**
     * Returns the due time by which punctuality is judged; null if the commitment was not made. A due time that was moved
     * after it had passed stays binding, unless the other side or a third party wanted the change.
     */
    public @Nullable Instant bindingDueAt() {
        if (made == null) {
            return null;
        }
        Instant due = made.body().dueAt();
        for (TypedFact<CommitmentFact.Renegotiated> moved : renegotiations) {
            due = moved.body().bindingAfter(due, moved.at(), isOurs());
        }
        return due;
    }

    /** Returns the renegotiations before the due time of their moment, and those that another side wanted. */
    public List<TypedFact<CommitmentFact.Renegotiated>> agreedInTime() {
        List<TypedFact<CommitmentFact.Renegotiated>> agreed = new ArrayList<>();
        if (made == null) {
            return agreed;
        }
        Instant due = made.body().dueAt();
        for (TypedFact<CommitmentFact.Renegotiated> moved : renegotiations) {
            if (moved.at().isBefore(due) || !moved.body().isWantedByCommitter(isOurs())) {
                agreed.add(moved);
            }
            due = moved.body().dueAt();
        }
        return agreed;
    }

    /** Returns the time by which the account needs it: by the commitment, or else by the request; null if unknown. */
    public @Nullable Instant neededBy() {
        Instant byCommitment = made == null ? null : made.body().neededBy();
        return byCommitment != null || requested == null
                ? byCommitment
                : requested.body().neededBy();
    }

    /** Returns the budget as last agreed; null if there is none. */
    public @Nullable Money budget() {
        Money budget = made == null ? null : made.body().budget();
        for (TypedFact<CommitmentFact.Renegotiated> moved : renegotiations) {
            budget = moved.body().agreed(budget);
        }
        return budget;
    }

    /** Returns whether the commitment was kept by its due time. */
    public boolean isOnTime() {
        return settled != null && isKept() && delaySeconds(settled.at()) == 0;
    }

    /** Returns by how many seconds the commitment was late when settled, or is late now, by its binding due time. */
    double delaySeconds(Instant now) {
        Instant due = bindingDueAt();
        Instant end = settled == null ? now : settled.at();
        return due == null ? 0 : Math.max(0, Statistics.seconds(due, end));
    }

    /**
     * Returns by how many seconds the commitment was late when settled, by its binding due time, or is late now, by the
     * due time as last agreed; 0 if it is not late.
     */
    public double lateSeconds(Instant now) {
        Instant due = settled == null ? dueAt() : bindingDueAt();
        Instant end = settled == null ? now : settled.at();
        return due == null ? 0 : Math.max(0, Statistics.seconds(due, end));
    }

    /** Returns the share of kept commitments among those kept, broken or overdue; null if there are none. */
    public static @Nullable Double keptShare(List<CommitmentHistory> promises, Instant now) {
        long kept = promises.stream().filter(CommitmentHistory::isKept).count();
        long failed =
                promises.stream().filter(p -> p.isBroken() || p.isOverdue(now)).count();
        return Statistics.share(kept, kept + failed);
    }

    /** Returns how many seconds before the due time the commitment was kept; null unless it was kept. */
    public @Nullable Double earlySeconds() {
        Instant due = bindingDueAt();
        return settled != null && isKept() && due != null
                ? Double.valueOf(Math.max(0, Statistics.seconds(settled.at(), due)))
                : null;
    }

    /** Returns the last reported cost; null if none was reported. */
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

    /** Returns the time of the first answer, a commitment or a refusal; null if there is none. */
    public @Nullable Instant answeredAt() {
        return made != null ? made.at() : settled == null ? null : settled.at();
    }

    /** Returns whether the commitment is open and past its due time as last agreed. */
    public boolean isOverdue(Instant now) {
        Instant due = dueAt();
        return isOpen() && due != null && due.isBefore(now);
    }

    /** Returns the seconds from the request to the first answer, a commitment or a refusal; null if there is none. */
    public @Nullable Double firstResponseSeconds() {
        Instant asked = requested != null
                ? requested.at()
                : made == null ? null : made.body().requestedAt();
        Instant answered = answeredAt();
        return asked == null || answered == null ? null : Double.valueOf(Statistics.seconds(asked, answered));
    }

    /**
     * Returns those of an audience who were not informed since the commitment was made. An update informs the people whom
     * it names; without names, it informs all if the account can see the progress, and otherwise no one of them.
     */
    public Set<String> uninformed(Collection<String> audience) {
        Set<String> rest = new LinkedHashSet<>(audience);
        progress.forEach(told -> {
            List<String> informed = told.body().audience();
            if (informed != null) {
                informed.forEach(rest::remove);
            } else if (isShared) {
                rest.clear();
            }
        });
        return rest;
    }

    /** Returns the refs of the stakeholders to keep informed, each once, without those who left. */
    public Set<String> audience(Predicate<String> hasLeft) {
        Set<String> audience = new LinkedHashSet<>();
        if (made != null && made.body().audience() != null) {
            made.body().audience().stream().filter(hasLeft.negate()).forEach(audience::add);
        }
        return audience;
    }

    /** Returns the time of the last update on the commitment; null if it was not made. */
    public @Nullable Instant lastUpdateAt() {
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

    /**
     * Returns the time at which the next progress update is due; null if none is due, or if the commitment is not ours
     * or not open.
     */
    public @Nullable Instant nextUpdateDueAt() {
        return CommitmentProgress.nextUpdate(this);
    }
}
