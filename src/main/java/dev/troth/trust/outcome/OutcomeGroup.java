package dev.troth.trust.outcome;

import dev.troth.platform.common.MoneyView;
import dev.troth.trust.score.CredibleInterval;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Numbers of customers who stayed and who left, in one group. */
@Description(
        "Numbers of customers who stayed and who left, in one group. A departure counts once; accounts that never were "
                + "customers, and vendors that we left, do not count.")
public record OutcomeGroup(
        @Description("Value of the property, for example PARTNER or 40-60.") @NonNull
        String key,

        @Description("Number of renewals.") int renewed,
        @Description("Number of departures (churn).") int churned,

        @Description("Share of departures in the sum of both, 0 to 1.")
        double churnShare,

        @Description("90 % interval of that share (Wilson score interval), which always contains it.") @NonNull
        CredibleInterval interval,

        @Description("Difference of that share from the previous group in the given order: if grouped by threads, the "
                + "effect of one more thread. Null for the first group.")
        @Nullable
        Double differenceToPrevious,

        @Description("Annual value of the contracts that were renewed or ended, just before, by currency.") @NonNull
        List<@NonNull MoneyView> revenue) {}
