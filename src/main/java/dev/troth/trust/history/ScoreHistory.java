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

/** How a score went. Pure. */
@Description("How a score went between two instants.")
public record ScoreHistory(
        @Description("Which score.") @NonNull ScoreCode score,

        @Description("The score at each point, in order; the last is the end itself.") @NonNull
        List<@NonNull ScorePoint> points,

        @Description("Where it goes; null for fewer than three points that have a value.") @Nullable
        ScoreTrend trend) {

    private static final double DAYS_PER_MONTH = 365.25 / 12;

    @Description("A score at one instant.")
    public record ScorePoint(
            @Description("When.") @NonNull Instant asOf,

            @Description("The score on its own scale; null when there was nothing to judge by.") @Nullable
            Double value,

            @Description("What we were to them.") @NonNull Standing standing) {}

    @Description("Where a score goes, and how much it swings.")
    public record ScoreTrend(
            @Description("By how much it changes a month, on its own scale: the straight line that fits best.")
            double perMonth,

            @Description(
                    "90 % interval around that. Scores of one week resemble those of the next, so it is rather too narrow.")
            @NonNull
            CredibleInterval interval,

            @Description("The standard deviation of its steps from point to point, on its own scale.")
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
        return new ScoreTrend(
                trend.slope(),
                CredibleInterval.of(trend.interval(), 1),
                trend.volatility());
    }
}
