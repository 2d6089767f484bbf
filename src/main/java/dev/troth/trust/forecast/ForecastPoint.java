package dev.troth.trust.forecast;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Churn risk at one horizon ahead.")
public record ForecastPoint(
        @Description("Within how many days.") int days,
        @Description("The end of the horizon.") @NonNull Instant until,

        @Description(
                "The probability that they leave when things stay as they are: steady contact goes on, what is open stays open.")
        double holding,

        @Description("The cumulative hazard behind it: holding = 1 - e^-hazard.")
        double hazard,

        @Description(
                "The probability when nobody does anything any more, so that the relationship ages. Mostly higher, not always: "
                        + "old wounds heal in silence, too.")
        double silent) {}
