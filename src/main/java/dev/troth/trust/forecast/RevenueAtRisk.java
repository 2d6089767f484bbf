package dev.troth.trust.forecast;

import dev.troth.platform.MoneyView;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description(
        "Revenue in one currency, and the part of it at risk: value times probability. Currencies are never mixed.")
public record RevenueAtRisk(
        @Description("Horizon in days.") int days,
        @Description("Number of running contracts.") int contracts,
        @Description("Annual value.") @NonNull MoneyView value,

        @Description("Expected loss of annual value. Accounts without a score are not included.") @NonNull
        MoneyView atRisk) {}
