package dev.troth.trust.history;

import dev.troth.ledger.Fact;
import dev.troth.scoring.Breach;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** One time that we did not do what we said, as callers see it. */
@Name("Breach")
@Description(
        "One time that we did not do what we said. Credibility divides every time; people forgive, but they don't forget.")
public record BreachView(
        @Ignore Fact telling,

        @Description("When; for what is still open, when it fell due is in the promise, and this is when it was made.")
        @NonNull
        Instant occurredAt,

        @Description("Ref of the promise or the issue.") @NonNull
        String subject,

        @Description(
                "The type of the fact that tells of it: commitmentBroken, commitmentKept (late), issueResolved (late) …")
        @NonNull
        String type,

        @Description("Whether it is overdue still, and gets worse every day.")
        boolean open,

        @Description("Credibility just before, 0 to 100.") double before,
        @Description("Credibility just after, 0 to 100.") double after,

        @Description("By what credibility was divided: before over after.")
        double divisor,

        @Description("How deep it went: 1 for an ordinary promise that was not kept at all.")
        double scar,

        @Description("The goodwill that softened it: kept promises of the months before, faded.")
        double goodwill,

        @Description("How much of the division has healed by now, 0 to 1; it heals with time and kept promises.")
        double forgiven,

        @Description("The share of credibility that it takes for good, 0 to 0.3: it is never forgotten.")
        double neverForgotten,

        @Description("When they said that it is forgiven; null when they did not. No number moves by it.") @Nullable
        Instant forgivenAt) {
    private static final double SCALE = 100;

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
