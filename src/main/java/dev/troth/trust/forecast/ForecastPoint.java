package dev.troth.trust.forecast;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Churn risk at one horizon ahead.")
public record ForecastPoint(
        @Description("Horizon in days.") int days,
        @Description("End of the horizon.") @NonNull Instant until,

        @Description("Probability of churn if nothing changes: regular touchpoints continue, open items stay open.")
        double holding,

        @Description("Cumulative hazard behind it: holding = 1 - e^-hazard.")
        double hazard,

        @Description("Probability of churn without any further touchpoint, so that the relationship ages. Usually "
                + "higher, but not always: the effect of bad experiences fades in silence, too.")
        double silent) {}
