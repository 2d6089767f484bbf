package dev.troth.trust.state;

import dev.troth.platform.database.JsonRow;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Model;
import dev.troth.trust.score.Score;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row with the scores of an account, for filters and sort keys. Its fields have the names of the columns. */
// Serialized by Jackson if a list is read as of the past (platform/list/ListQuery).
@RegisterForReflection
record ScoreRow(
        UUID workspaceId,
        UUID accountId,
        Instant asOf,
        Instant dueAt,
        @Nullable Double trust,
        @Nullable Double credibility,
        @Nullable Double connection,
        @Nullable Double theirCredibility,
        @Nullable Double partnership,
        @Nullable Double churn_30,
        @Nullable Double churn_90,
        @Nullable Double churn_180,
        @Nullable Double churn_365,
        String standing,
        @Nullable Instant nextTouchpointAt)
        implements JsonRow {
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    static ScoreRow of(UUID workspace, UUID account, AccountState state, Instant asOf, Model model) {
        Assessment a = model.assess(state, asOf);
        boolean rated = a.trustUnrated().isEmpty();
        return new ScoreRow(
                workspace,
                account,
                asOf,
                model.steadyUntil(state, a, asOf),
                score(a.trustUnrated(), a.trust()),
                score(a.credibilityUnrated(), a.credibility().value()),
                score(a.connectionUnrated(), a.connection().value()),
                score(a.theirCredibilityUnrated(), a.theirCredibility().value()),
                rated ? a.partnership() : null,
                rated ? a.churn().probability(30) : null,
                rated ? a.churn().probability(90) : null,
                rated ? a.churn().probability(180) : null,
                rated ? a.churn().probability(365) : null,
                a.standing().name(),
                nextContact(state, a));
    }

    private static @Nullable Double score(Optional<?> unrated, double value) {
        return unrated.isPresent() ? null : value * Score.SCALE;
    }

    /** The first contact is due one cadence after the first fact. */
    private static @Nullable Instant nextContact(AccountState state, Assessment a) {
        double due = a.nextContactDue();
        double day = Double.isInfinite(due) ? state.first() + a.connection().cadence() : due;
        return Double.isInfinite(day) ? null : Instant.ofEpochMilli(Math.round(day * MILLIS_PER_DAY));
    }
}
