package dev.troth.trust;

import dev.troth.scoring.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A score as callers see it: a value with its reasons, or the cause why there is none. What is not asked costs nothing. */
@Description("A score, 0 to 100, with what it rests on; or the cause why there is none.")
public class Score {
    static final double SCALE = 100;
    private static final int MOST_EXCLUDED = 100;
    private static final Set<DriverCode> OF_CREDIBILITY = Set.of(DriverCode.KEPT_COMMITMENTS, DriverCode.OPEN_ITEMS);
    private static final Set<DriverCode> OF_CONNECTION = Set.of(DriverCode.EXPERIENCES, DriverCode.OPEN_ITEMS);

    private final Explanation explanation;
    private final Measure measure;
    private final double confidence;
    // Not called like the field of the schema: SmallRye would take its type for the schema's.
    private final Supplier<List<Factor>> lazyFactors;

    Score(Explanation explanation, Measure measure, double confidence, Supplier<List<Factor>> factors) {
        this.explanation = explanation;
        this.measure = measure;
        this.confidence = confidence;
        this.lazyFactors = factors;
    }

    private Assessment assessment() {
        return explanation.assessment();
    }

    private boolean isRated() {
        return measure.unrated(assessment()).isEmpty();
    }

    @Description("0 to 100, unrounded; null when there is nothing to judge by, and then `unrated` says why.")
    public @Nullable Double getValue() {
        return isRated() ? Double.valueOf(measure.value(assessment())) : null;
    }

    @Description("Why there is no value; null when there is one.")
    public @Nullable UnratedCause getUnrated() {
        return measure.unrated(assessment()).map(UnratedCause::of).orElse(null);
    }

    @Description("90 % interval around the value; null when there is none.")
    public @Nullable CredibleInterval getInterval() {
        return isRated() ? measure.interval(assessment()) : null;
    }

    @Description("How much the evidence says, 0 (nothing) to 1.")
    public double getConfidence() {
        return isRated() ? confidence : 0;
    }

    @NonNull
    @Description("The instant it was computed for.")
    public Instant getAsOf() {
        return explanation.asOf();
    }

    @NonNull
    @Description("Version of the model that computed it.")
    public String getModel() {
        return assessment().parameters().version();
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
        return isRated() ? Driver.of(explanation, measure) : List.of();
    }

    @NonNull
    @Description("What would be a reason if it were our fault, but is not; the latest first, 100 at most.")
    public List<@NonNull ExcludedDriver> getExcluded() {
        Set<DriverCode> codes = switch (measure.code()) {
            case CREDIBILITY -> OF_CREDIBILITY;
            case CONNECTION -> OF_CONNECTION;
            case THEIR_CREDIBILITY -> Set.of();
            case TRUST, CHURN_RISK ->
                Stream.of(OF_CREDIBILITY, OF_CONNECTION).flatMap(Set::stream).collect(Collectors.toSet());
        };
        return explanation.excluded().stream()
                .filter(excluded -> excluded.concerns(codes))
                .limit(MOST_EXCLUDED)
                .toList();
    }
}
