package dev.troth.trust.history;

import dev.troth.commitment.CommitmentFact;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.scoring.Breach;
import dev.troth.trust.evidence.FactIndex;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a breach. */
@Name("Breach")
@Description("Breach: an event in which the supplying side (we, or a vendor) did not do what it said. Credibility is"
        + " divided each time; people forgive, but they don't forget.")
public record BreachView(
        @Ignore Fact telling,

        @Description("Time at which it occurred. For an open breach, the time at which the commitment was made; it "
                + "fell due at the commitment's own due time.")
        @NonNull
        Instant occurredAt,

        @Description("Ref of the commitment or issue.") @NonNull
        String subject,

        @Description(
                "Type of the fact that records it: commitmentBroken, commitmentKept (late), issueResolved (late) …")
        @NonNull
        String type,

        @Description("Whether it is still overdue, and gets worse every day.")
        boolean open,

        @Description("Credibility immediately before, 0 to 100.")
        double before,

        @Description("Credibility immediately after, 0 to 100.")
        double after,

        @Description("Divisor of credibility: before divided by after.")
        double divisor,

        @Description("Depth (scar): 1 for an ordinary commitment that was not kept at all.")
        double scar,

        @Description("Goodwill that softened it: commitments kept in the months before, weighted by recency.")
        double goodwill,

        @Description("Share of the division that has recovered, 0 to 1; it recovers with time and kept commitments.")
        double forgiven,

        @Description("Share of credibility that is lost permanently, 0 to 0.3.")
        double neverForgotten,

        @Description("Time at which the customer said that it is forgiven. Null if they did not. Has no effect on "
                + "scores.")
        @Nullable
        Instant forgivenAt) {
    private static final double SCALE = 100;

    /** Returns the ref of the commitment; null if the breach is about another record. */
    @Nullable
    String commitmentRef() {
        return refOf("commitment");
    }

    /** Returns the ref of the issue; null if the breach is about another record. */
    @Nullable
    String issueRef() {
        return refOf("issue");
    }

    private @Nullable String refOf(String kind) {
        return type.startsWith(kind) ? subject : null;
    }

    /**
     * Returns the latest breaches, those that are still overdue first. A first commitment that is kept a little late raises
     * credibility: no breach for the customer.
     *
     * @param facts all facts of an account
     * @param breaches breaches in chronological order
     */
    public static List<BreachView> all(List<Fact> facts, List<Breach> breaches, int most) {
        FactIndex known = new FactIndex(facts);
        Map<String, Instant> forgiven = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof CommitmentFact.Forgiven) {
                forgiven.put(fact.subjectRef(), fact.at());
            }
        }
        Set<String> inTime = agreedInTime(facts);
        return breaches.reversed().stream()
                // A first commitment that is kept a little late raises credibility: no breach for the customer.
                .filter(breach -> breach.before() > breach.after())
                .filter(breach -> !breach.fact().type().equals("commitmentRenegotiated")
                        || !inTime.contains(breach.fact().ref()))
                .limit(most)
                .map(breach -> {
                    Fact fact = known.of(breach.fact());
                    return of(breach, fact, forgiven.get(fact.subjectRef()));
                })
                .toList();
    }

    /** Returns the refs of renegotiations that are not breaches: before the due time, or wanted by another side. */
    private static Set<String> agreedInTime(List<Fact> facts) {
        return CommitmentHistory.all(facts).stream()
                .flatMap(history -> history.agreedInTime().stream())
                .map(TypedFact::ref)
                .collect(Collectors.toSet());
    }

    static BreachView of(Breach breach, Fact fact, @Nullable Instant forgivenAt) {
        return new BreachView(
                fact,
                fact.at(),
                fact.subjectRef(),
                fact.type().name(),
                breach.open(),
                breach.before() * SCALE,
                breach.after() * SCALE,
                breach.before() / breach.after(),
                breach.scar(),
                breach.goodwill(),
                breach.forgiven(),
                breach.neverForgotten(),
                forgivenAt);
    }
}
