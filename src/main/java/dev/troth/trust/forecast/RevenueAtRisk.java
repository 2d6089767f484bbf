package dev.troth.trust.forecast;

import dev.troth.platform.common.MoneyView;
import dev.troth.trust.score.UnratedCause;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description(
        "Revenue in one currency, and the part of it at risk: value times probability. Currencies are never mixed; what we "
                + "pay to vendors is not revenue.")
public record RevenueAtRisk(
        @Description("Horizon in days.") int days,
        @Description("Number of running contracts.") int contracts,
        @Description("Annual value.") @NonNull MoneyView value,

        @Description(
                "Expected loss of annual value, over the contracts of accounts with a score. Null if no account has one: "
                        + "nothing is known about the risk.")
        @Nullable
        MoneyView atRisk,

        @Description("Number of contracts of accounts without a score, whose risk is unknown.")
        int unratedContracts,

        @Description(
                "Annual value of the contracts of accounts without a score. It is part of value, and not of atRisk.")
        @NonNull
        MoneyView unratedValue,

        @Description("Cause for which the account has no score. Null if it has one, and for several accounts.")
        @Nullable
        UnratedCause unrated) {}
