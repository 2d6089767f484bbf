package dev.troth.trust.outcome;

import dev.troth.platform.common.MoneyView;
import dev.troth.trust.score.CredibleInterval;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** GraphQL queries for outcomes. */
@GraphQLApi
public class OutcomeApi {
    private final OutcomeProjection outcomes;

    OutcomeApi(OutcomeProjection outcomes) {
        this.outcomes = outcomes;
    }

    @Query
    @NonNull
    @Description("Numbers of customers who stayed and who left, grouped by a property just before. Shows whether "
            + "trust pays, and which customers leave.")
    public List<@NonNull OutcomeGroup> outcomes(
            @NonNull @Description("Property to group by.") OutcomeGrouping groupBy) {
        return outcomes.groups(groupBy);
    }

    /** Numbers of customers who stayed and who left, in one group. */
    @Description(
            "Numbers of customers who stayed and who left, in one group. A departure counts once, and the end of one of several contracts is none; accounts that never were "
                    + "customers, and vendors that we left, do not count.")
    public record OutcomeGroup(
            @Description("Value of the property, for example PARTNER or 40-60.") @NonNull
            String key,

            @Description("Number of renewals. Found by `contracts(where: { status: { in: [RENEWED] } })`.")
            int renewed,

            @Description("Number of departures (churn). Found by `contracts(where: { status: { in: [ENDED] } })`.")
            int churned,

            @Description("Share of departures in the sum of both, 0 to 1.")
            double churnShare,

            @Description("90 % interval of that share (Wilson score interval), which always contains it.") @NonNull
            CredibleInterval interval,

            @Description(
                    "Difference of that share from the previous group in the given order: of the groups 1 and 2 by "
                            + "threads, the effect of one more thread. Null for the first group, and for the groups "
                            + "UNRATED and LAPSED, which have no place in an order.")
            @Nullable
            Double differenceToPrevious,

            @Description("Annual value of the contracts that were renewed or ended, just before, by currency.") @NonNull
            List<@NonNull MoneyView> revenue) {}

    /** Property by which outcomes are grouped. */
    @Description("Property by which outcomes are grouped, as of just before the customer stayed or left.")
    public enum OutcomeGrouping {
        @Description("Our standing.")
        STANDING,
        @Description("Trust, in bands of twenty points.")
        TRUST_BAND,
        @Description("Age of the relationship, in years.")
        AGE,
        @Description("Number of threads: stakeholders whom we knew and talked to.")
        THREADS,
        @Description(
                "Year in which the account became a customer (`customerSince`), or of its first fact if that was not recorded.")
        COHORT
    }
}
