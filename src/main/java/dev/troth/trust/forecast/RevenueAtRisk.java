package dev.troth.trust.forecast;

import dev.troth.platform.MoneyView;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description(
        "Revenue of one currency and how much of it is at risk: value times probability. Currencies are never mixed.")
public record RevenueAtRisk(
        @Description("Within how many days.") int days,
        @Description("How many contracts run.") int contracts,
        @Description("What they pay a year.") @NonNull MoneyView value,

        @Description("What of it is expected to leave. Accounts without a score are not in it.") @NonNull
        MoneyView atRisk) {}
