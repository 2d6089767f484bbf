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

/**
 * API type of a score: a value with its drivers, or the cause of its absence. Fields that are not requested cost
 * nothing.
 */
@Description("Score, 0 to 100, with its drivers, or the cause of its absence.")
public class Score {
    static final double SCALE = 100;
    private static final int MOST_EXCLUDED = 100;
    private static final Set<DriverCode> OF_CREDIBILITY = Set.of(DriverCode.KEPT_COMMITMENTS, DriverCode.OPEN_ITEMS);
    private static final Set<DriverCode> OF_CONNECTION = Set.of(DriverCode.EXPERIENCES, DriverCode.OPEN_ITEMS);

    private final Explanation explanation;
    private final Measure measure;
    private final double confidence;
    // The name differs from the field of the schema, because SmallRye would use its type for that field.
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

    @Description("Value, 0 to 100, unrounded. Null if the account is unrated; then `unrated` is the cause.")
    public @Nullable Double getValue() {
        return isRated() ? Double.valueOf(measure.value(assessment())) : null;
    }

    @Description("Cause of the absence of a value. Null if there is one.")
    public @Nullable UnratedCause getUnrated() {
        return measure.unrated(assessment()).map(UnratedCause::of).orElse(null);
    }

    @Description("90 % credible interval of the value. Null if there is no value.")
    public @Nullable CredibleInterval getInterval() {
        return isRated() ? measure.interval(assessment()) : null;
    }

    @Description("Confidence: amount of evidence, 0 (none) to 1.")
    public double getConfidence() {
        return isRated() ? confidence : 0;
    }

    @NonNull
    @Description("Time as of which it was computed.")
    public Instant getAsOf() {
        return explanation.asOf();
    }

    @NonNull
    @Description("Version of the model that computed it.")
    public String getModel() {
        return assessment().parameters().version();
    }

    @NonNull
    @Description("Factors, whose product is the score. Empty if there is no value.")
    public List<@NonNull Factor> getFactors() {
        return isRated() ? lazyFactors.get() : List.of();
    }

    @NonNull
    @Description("Drivers relative to the ideal partner, strongest first. They add up to value - 100. Empty if "
            + "there is no value.")
    public List<@NonNull Driver> getDrivers() {
        return isRated() ? Driver.of(explanation, measure) : List.of();
    }

    @NonNull
    @Description("Events that would be drivers if we had caused them, but are excluded because we did not; latest "
            + "first, at most 100.")
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
