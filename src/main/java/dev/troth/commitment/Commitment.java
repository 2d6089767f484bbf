package dev.troth.commitment;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State machine of a commitment. A request becomes a commitment or is declined; a commitment is kept, broken, withdrawn
 * or released, once. Pure function of the facts.
 *
 * @param since time at which it was requested, made or declined, whichever came first
 */
public record Commitment(Instant since, Subject subject, State state) {

    /** Subject of the commitment. */
    public record Subject(
            String title,
            double importance,
            @Nullable Instant requestedAt,
            @Nullable String requestedBy,
            boolean over,
            @Nullable Instant neededBy) {}

    /** State with the data that belongs to it. */
    public sealed interface State {}

    /** Requested by the account, not committed yet. */
    public record Requested() implements State {}

    /** Declined. */
    public record Declined(Instant at, @Nullable String reason) implements State {}

    /** Committed and not settled yet. */
    public record Open(Terms terms) implements State {}

    public record Kept(
            Terms terms, Instant at, double scope, @Nullable Money cost) implements State {}

    public record Broken(
            Terms terms,
            Instant at,
            @Nullable String reason,
            @Nullable Attribution attribution) implements State {}

    public record Withdrawn(
            Terms terms,
            Instant at,
            @Nullable String reason,
            @Nullable Attribution attribution) implements State {}

    public record Released(
            Terms terms,
            Instant at,
            @Nullable String reason,
            @Nullable Attribution attribution) implements State {}

    /**
     * Current terms of a commitment.
     *
     * @param made fact by which the commitment was made
     * @param bindingDueAt due time by which punctuality is judged
     * @param budget budget as last agreed
     * @param shared whether the account can see its progress
     * @param percent last reported progress, 0 to 100
     * @param cost last reported total cost
     */
    public record Terms(
            CommitmentFact.Made made,
            Instant madeAt,
            Instant dueAt,
            Instant bindingDueAt,
            @Nullable Money budget,
            boolean shared,
            int renegotiations,
            int updates,
            @Nullable Double percent,
            @Nullable Money cost) {

        private Terms progressed(CommitmentFact.Progressed progress) {
            return new Terms(
                    made,
                    madeAt,
                    dueAt,
                    bindingDueAt,
                    budget,
                    shared,
                    renegotiations,
                    updates + 1,
                    progress.percent() == null ? percent : progress.percent(),
                    progress.cost() == null ? cost : progress.cost());
        }

        /** Checks that a total cost is in the currency of the budget, or else in that of the last total cost. */
        private void checkCurrency(@Nullable Money total) {
            Require.sameCurrency("cost", total, "the budget", budget);
            Require.sameCurrency("cost", total, "the last reported cost", cost);
        }

        private Terms renegotiated(CommitmentFact.Renegotiated terms, Instant at) {
            return new Terms(
                    made,
                    madeAt,
                    terms.dueAt(),
                    terms.bindingAfter(bindingDueAt, at, made.sideOrUs() == Party.US),
                    terms.agreed(budget),
                    shared,
                    renegotiations + 1,
                    updates,
                    percent,
                    cost);
        }

        private Terms shared(boolean visible) {
            return new Terms(
                    made, madeAt, dueAt, bindingDueAt, budget, visible, renegotiations, updates, percent, cost);
        }
    }

    /**
     * Returns the commitment after another fact.
     *
     * @param ref ref of the commitment, for error messages
     * @throws RejectedException if the fact is not valid in the current state
     */
    static Commitment apply(String ref, @Nullable Commitment before, Fact fact) {
        Instant at = fact.at();
        return switch ((CommitmentFact) fact.body()) {
            case CommitmentFact.Requested asked -> requested(ref, before, asked, fact);
            case CommitmentFact.Made made -> made(ref, before, made, at);
            case CommitmentFact.Declined no -> declined(ref, before, no, at);
            case CommitmentFact.Progressed progress -> {
                Terms t = owed(ref, before, "progress", at);
                t.checkCurrency(progress.cost());
                yield to(before, new Open(t.progressed(progress)));
            }
            case CommitmentFact.Renegotiated terms -> {
                Terms t = owed(ref, before, "renegotiate", at);
                yield to(before, new Open(t.renegotiated(terms, at)));
            }
            case CommitmentFact.Kept kept -> {
                double scope = kept.scope() == null ? 1 : kept.scope();
                Terms t = owed(ref, before, "keep", at);
                t.checkCurrency(kept.cost());
                yield to(before, new Kept(t, at, scope, kept.cost()));
            }
            case CommitmentFact.Broken broken ->
                to(before, new Broken(owed(ref, before, "break", at), at, broken.reason(), broken.attribution()));
            case CommitmentFact.Withdrawn back ->
                to(before, new Withdrawn(owed(ref, before, "withdraw", at), at, back.reason(), back.attribution()));
            case CommitmentFact.Shared shared -> shared(ref, before, shared, at);
            case CommitmentFact.Forgiven forgiven -> forgiven(ref, before, at);
            case CommitmentFact.Released free ->
                to(before, new Released(owed(ref, before, "release", at), at, free.reason(), free.attribution()));
        };
    }

    private static Commitment to(@Nullable Commitment before, State state) {
        return new Commitment(Objects.requireNonNull(before).since, before.subject, state);
    }

    private static Commitment requested(
            String ref, @Nullable Commitment before, CommitmentFact.Requested asked, Fact fact) {
        Instant at = fact.at();
        if (before != null) {
            throw RejectedException.transition(
                    "Commitment \"%s\" is already %s, so it cannot be requested on %s.", ref, before.word(), at);
        }
        double importance = asked.importance() == null ? CommitmentFact.USUAL_IMPORTANCE : asked.importance();
        return new Commitment(
                at,
                new Subject(
                        asked.title(),
                        importance,
                        at,
                        asked.requestedBy(),
                        Boolean.TRUE.equals(asked.over()),
                        asked.neededBy()),
                new Requested());
    }

    private static Commitment made(String ref, @Nullable Commitment before, CommitmentFact.Made made, Instant at) {
        Terms terms = new Terms(
                made,
                at,
                made.dueAt(),
                made.dueAt(),
                made.budget(),
                Boolean.TRUE.equals(made.shared()),
                0,
                0,
                null,
                null);
        if (before == null) {
            Subject subject = new Subject(
                    made.title(), made.importanceOrUsual(), made.requestedAt(), null, false, made.neededBy());
            return new Commitment(at, subject, new Open(terms));
        }
        if (!(before.state instanceof Requested)) {
            throw RejectedException.transition(
                    "Commitment \"%s\" is already %s, so it cannot be made again on %s.", ref, before.word(), at);
        }
        double importance = made.importance() == null ? before.subject.importance : made.importance();
        Subject subject = new Subject(
                made.title(),
                importance,
                before.subject.requestedAt,
                before.subject.requestedBy,
                before.subject.over,
                made.neededBy() == null ? before.subject.neededBy : made.neededBy());
        return new Commitment(before.since, subject, new Open(terms));
    }

    private static Commitment declined(
            String ref, @Nullable Commitment before, CommitmentFact.Declined no, Instant at) {
        if (before == null) {
            if (no.commitment() != null) {
                throw unknown(ref, at);
            }
            double importance = no.importance() == null ? CommitmentFact.USUAL_IMPORTANCE : no.importance();
            String title = Objects.requireNonNull(no.title());
            return new Commitment(
                    at, new Subject(title, importance, null, null, false, null), new Declined(at, no.reason()));
        }
        if (!(before.state instanceof Requested)) {
            throw RejectedException.transition(
                    "Commitment \"%s\" is %s, so it cannot be declined on %s.%s",
                    ref, before.word(), at, before.state instanceof Open ? " Maybe withdraw it?" : "");
        }
        return new Commitment(before.since, before.subject, new Declined(at, no.reason()));
    }

    private static Commitment shared(
            String ref, @Nullable Commitment before, CommitmentFact.Shared shared, Instant at) {
        if (before == null) {
            throw unknown(ref, at);
        }
        boolean visible = shared.isShared();
        State after = switch (before.state) {
            case Open s -> new Open(s.terms.shared(visible));
            case Kept s -> new Kept(s.terms.shared(visible), s.at, s.scope, s.cost);
            case Broken s -> new Broken(s.terms.shared(visible), s.at, s.reason, s.attribution);
            case Withdrawn s -> new Withdrawn(s.terms.shared(visible), s.at, s.reason, s.attribution);
            case Released s -> new Released(s.terms.shared(visible), s.at, s.reason, s.attribution);
            case Requested s -> throw notMade(ref, before, at);
            case Declined s -> throw notMade(ref, before, at);
        };
        return to(before, after);
    }

    private static RejectedException notMade(String ref, Commitment before, Instant at) {
        return RejectedException.transition(
                "Commitment \"%s\" is %s, so there is nothing to share on %s.", ref, before.word(), at);
    }

    /** Checks that there is a commitment to forgive; forgiveness does not change its state. */
    private static Commitment forgiven(String ref, @Nullable Commitment before, Instant at) {
        if (before == null) {
            throw unknown(ref, at);
        }
        if (before.state instanceof Open(Terms terms) && !at.isAfter(terms.dueAt)) {
            throw RejectedException.transition(
                    "Commitment \"%s\" is due on %s, so there is nothing to forgive on %s.", ref, terms.dueAt, at);
        }
        if (!before.isForgivable(at)) {
            throw RejectedException.transition(
                    "Commitment \"%s\" is %s, so there is nothing to forgive on %s.", ref, before.word(), at);
        }
        return before;
    }

    /** Returns whether it was broken or withdrawn, was kept too late or in part, or is overdue. */
    private boolean isForgivable(Instant at) {
        return switch (state) {
            case Requested s -> false;
            case Declined s -> false;
            case Released s -> false;
            case Open(Terms terms) -> at.isAfter(terms.dueAt);
            case Kept kept -> kept.at.isAfter(kept.terms.dueAt) || kept.scope < 1;
            case Broken s -> true;
            case Withdrawn s -> true;
        };
    }

    private static Terms owed(String ref, @Nullable Commitment before, String verb, Instant at) {
        if (before == null) {
            throw unknown(ref, at);
        }
        if (before.state instanceof Open(Terms terms)) {
            return terms;
        }
        throw RejectedException.transition(
                "Commitment \"%s\" is %s, so you cannot %s it on %s.%s",
                ref, before.word(), verb, at, before.state instanceof Requested ? " Maybe make it first?" : "");
    }

    private static RejectedException unknown(String ref, Instant at) {
        return RejectedException.unknown(
                "commitment",
                "There is no commitment \"%s\" at %s. Maybe it was made later, or under another ref?",
                ref,
                at);
    }

    CommitmentStatus status() {
        return switch (state) {
            case Requested s -> CommitmentStatus.REQUESTED;
            case Declined s -> CommitmentStatus.DECLINED;
            case Open s -> CommitmentStatus.OPEN;
            case Kept s -> CommitmentStatus.KEPT;
            case Broken s -> CommitmentStatus.BROKEN;
            case Withdrawn s -> CommitmentStatus.WITHDRAWN;
            case Released s -> CommitmentStatus.RELEASED;
        };
    }

    private String word() {
        return status().name().toLowerCase(Locale.ROOT);
    }
}
