package dev.troth.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A score as callers see it: a value with its reasons, or the cause why there is none. What is not asked costs nothing. */
@Description("A score, 0 to 100, with what it rests on; or the cause why there is none.")
public class Score {
    static final double SCALE = 100;

    private final double value;
    private final @Nullable UnratedCause unrated;
    private final double confidence;
    private final Instant asOf;
    private final String model;
    // Not called like the fields of the schema: SmallRye would take their types for the schema's.
    private final Supplier<dev.troth.scoring.Interval> lazyInterval;
    private final Supplier<List<Factor>> lazyFactors;
    private final Supplier<List<Driver>> lazyDrivers;

    Score(
            double value,
            Optional<dev.troth.scoring.Unrated> unrated,
            double confidence,
            Instant asOf,
            String model,
            Supplier<dev.troth.scoring.Interval> interval,
            Supplier<List<Factor>> factors,
            Supplier<List<Driver>> drivers) {
        this.value = value;
        this.unrated = unrated.map(cause -> UnratedCause.valueOf(cause.name())).orElse(null);
        this.confidence = confidence;
        this.asOf = asOf;
        this.model = model;
        this.lazyInterval = interval;
        this.lazyFactors = factors;
        this.lazyDrivers = drivers;
    }

    @Ignore
    boolean isRated() {
        return unrated == null;
    }

    @Description("0 to 100, unrounded; null when there is nothing to judge by, and then `unrated` says why.")
    public @Nullable Double getValue() {
        return isRated() ? value * SCALE : null;
    }

    @Description("Why there is no value; null when there is one.")
    public @Nullable UnratedCause getUnrated() {
        return unrated;
    }

    @Description("90 % interval around the value; null when there is none.")
    public @Nullable Interval getInterval() {
        return isRated() ? Interval.of(lazyInterval.get(), SCALE) : null;
    }

    @Description("How much the evidence says, 0 (nothing) to 1.")
    public double getConfidence() {
        return isRated() ? confidence : 0;
    }

    @NonNull
    @Description("The instant it was computed for.")
    public Instant getAsOf() {
        return asOf;
    }

    @NonNull
    @Description("Version of the model that computed it.")
    public String getModel() {
        return model;
    }

    @NonNull
    @Description("The parts it is the product of; empty when there is no value.")
    public List<@NonNull Factor> getFactors() {
        return isRated() ? lazyFactors.get() : List.of();
    }

    @NonNull
    @Description("Its reasons against the ideal partner, the heaviest first: they add up to value - 100. Empty when "
            + "there is no value.")
    public List<@NonNull Driver> getDrivers() {
        return isRated() ? lazyDrivers.get() : List.of();
    }
}
