package dev.troth.trust.history;

import dev.troth.platform.Figures;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Trend;
import dev.troth.trust.CredibleInterval;
import dev.troth.trust.Measure;
import dev.troth.trust.ScoreCode;
import dev.troth.trust.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** History of a score. A pure function. */
@Description("History of a score between two instants.")
public record ScoreHistory(
        @Description("Score.") @NonNull ScoreCode score,

        @Description("Score at each point, in order; the last one is the end itself.") @NonNull
        List<@NonNull ScorePoint> points,

        @Description("Trend. Null for fewer than three points with a value.") @Nullable
        ScoreTrend trend) {

    private static final double DAYS_PER_MONTH = 365.25 / 12;

    @Description("Score at one instant.")
    public record ScorePoint(
            @Description("Instant.") @NonNull Instant asOf,

            @Description("Score on its own scale. Null if the account was unrated.") @Nullable
            Double value,

            @Description("Our standing.") @NonNull Standing standing) {}

    @Description("Trend and volatility of a score.")
    public record ScoreTrend(
            @Description("Change per month on its own scale: slope of the least-squares line.")
            double perMonth,

            @Description("90 % interval of the slope. Scores of consecutive weeks are correlated, so it is rather too "
                    + "narrow.")
            @NonNull
            CredibleInterval interval,

            @Description("Standard deviation of the steps between points, on its own scale.")
            double volatility) {}

    static ScoreHistory of(Measure measure, List<Instant> instants, List<Assessment> assessments) {
        List<ScorePoint> points = new ArrayList<>();
        List<Trend.Point> rated = new ArrayList<>();
        for (int i = 0; i < instants.size(); i++) {
            Assessment then = assessments.get(i);
            boolean isRated = measure.unrated(then).isEmpty();
            double value = measure.value(then);
            points.add(new ScorePoint(
                    instants.get(i),
                    isRated ? Double.valueOf(value) : null,
                    Standing.valueOf(then.standing().name())));
            if (isRated) {
                double months = Figures.days(instants.getFirst(), instants.get(i)) / DAYS_PER_MONTH;
                rated.add(new Trend.Point(months, value));
            }
        }
        return new ScoreHistory(measure.code(), List.copyOf(points), rated.size() < 3 ? null : trend(Trend.of(rated)));
    }

    private static ScoreTrend trend(Trend trend) {
        return new ScoreTrend(trend.slope(), CredibleInterval.of(trend.interval(), 1), trend.volatility());
    }
}
