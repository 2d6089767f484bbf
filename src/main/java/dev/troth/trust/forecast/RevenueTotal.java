package dev.troth.trust.forecast;

import dev.troth.currency.ConvertedMoney;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Revenue of all currencies, converted to one.")
public record RevenueTotal(
        @Description("Horizon in days.") int days,
        @Description("Number of running contracts.") int contracts,
        @Description("Annual value.") @NonNull ConvertedMoney value,

        @Description("Expected loss of annual value, over the contracts of accounts with a score.") @NonNull
        ConvertedMoney atRisk,

        @Description("Annual value of the contracts of accounts without a score, whose risk is unknown.") @NonNull
        ConvertedMoney unratedValue) {}
