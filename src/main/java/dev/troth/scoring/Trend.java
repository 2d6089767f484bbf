package dev.troth.scoring;

import java.util.List;

/**
 * Where a series goes and how much it swings.
 *
 * @param slope the straight line that fits best (least squares), in units of the series per unit of time
 * @param interval 90 %, taking the points as independent of each other, which those of a score are not: it is too
 *     narrow rather than too wide
 * @param volatility the standard deviation of the steps from one point to the next
 */
public record Trend(double slope, Interval interval, double volatility) {
    private static final double Z90 = 1.6448536269514722;
    private static final int FEWEST = 3;

    /** One point of a series. */
    public record Point(double time, double value) {}

    /** @throws IllegalArgumentException of fewer than three points, of which nothing can be said */
    public static Trend of(List<Point> points) {
        int n = points.size();
        if (n < FEWEST) {
            throw new IllegalArgumentException("A trend takes three points, but there are " + n + ".");
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
                slope, new Interval(slope - Z90 * error, slope + Z90 * error), StrictMath.sqrt(swings / (n - 2)));
    }
}
