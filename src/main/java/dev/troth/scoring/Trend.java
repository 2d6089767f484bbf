package dev.troth.scoring;

import java.util.List;

/**
 * The trend of a series by ordinary least squares, and its volatility.
 *
 * @param slope the slope of the regression line, in units of the series per unit of time
 * @param interval the 90 % confidence interval of the slope, slope ± z·s.e., by normal approximation. It assumes
 *     independent residuals; the points of a score are autocorrelated, so the interval is too narrow
 * @param volatility the sample standard deviation of the steps between neighbouring points, at least 0
 */
public record Trend(double slope, CredibleInterval interval, double volatility) {
    /** Fewer points leave no degree of freedom for the residuals. */
    private static final int FEWEST = 3;

    /**
     * One point of a series; both values must be finite.
     *
     * @param time the position on the time axis, in any unit
     * @param value the value of the series
     */
    public record Point(double time, double value) {}

    /**
     * Fits a trend.
     *
     * @param points in order of time, with at least two different times; otherwise the slope is NaN
     * @return the trend
     * @throws IllegalArgumentException if there are fewer than three points
     */
    public static Trend of(List<Point> points) {
        int n = points.size();
        if (n < FEWEST) {
            throw new IllegalArgumentException("A trend needs at least 3 points, but there are " + n + ".");
        }
        double meanTime = points.stream().mapToDouble(Point::time).average().orElseThrow();
        double meanValue = points.stream().mapToDouble(Point::value).average().orElseThrow();
        double times = 0;
        double both = 0;
        for (Point point : points) {
            times += (point.time - meanTime) * (point.time - meanTime);
            both += (point.time - meanTime) * (point.value - meanValue);
        }
        double slope = both / times;
        double rest = 0;
        double meanStep = (points.getLast().value - points.getFirst().value) / (n - 1);
        double swings = 0;
        for (int i = 0; i < n; i++) {
            Point point = points.get(i);
            double off = point.value - meanValue - slope * (point.time - meanTime);
            rest += off * off;
            if (i > 0) {
                double step = point.value - points.get(i - 1).value - meanStep;
                swings += step * step;
            }
        }
        double error = StrictMath.sqrt(rest / (n - 2) / times);
        return new Trend(
                slope,
                new CredibleInterval(slope - CredibleInterval.Z * error, slope + CredibleInterval.Z * error),
                StrictMath.sqrt(swings / (n - 2)));
    }
}
