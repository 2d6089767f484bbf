package dev.troth.scoring;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * The latest assessments of one scope of needs, by day; at most {@link #KEPT}.
 *
 * <p>An assessment takes effect gradually over {@link Parameter#NEEDS_GROWTH} days, from what was known before, and
 * becomes outdated after {@link Parameter#NEEDS_FRESH} days. The day of an assessment therefore changes no score.
 */
record NeedReviews(List<NeedReview> last) implements Serializable {
    /** Bounds the state; earlier assessments have long been superseded. */
    private static final int KEPT = 8;

    static final NeedReviews NEVER = new NeedReviews(List.of());

    /** An assessment of needs: its day and its depth in [0, 1]. */
    record NeedReview(double day, double depth) implements Serializable, Comparable<NeedReview> {
        @Override
        public int compareTo(NeedReview other) {
            int byDay = Double.compare(day, other.day);
            return byDay == 0 ? Double.compare(depth, other.depth) : byDay;
        }
    }

    NeedReviews plus(NeedReview review) {
        return merge(new NeedReviews(List.of(review)));
    }

    NeedReviews minus(NeedReview review) {
        return new NeedReviews(
                last.stream().filter(each -> !each.equals(review)).toList());
    }

    NeedReviews merge(NeedReviews other) {
        List<NeedReview> all =
                Stream.concat(last.stream(), other.last.stream()).sorted().toList();
        return new NeedReviews(List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size())));
    }

    /** Returns the knowledge on {@code day}, in [0, 1]. */
    double knownOn(double day, Parameters p) {
        double before = 0;
        NeedReview review = null;
        for (NeedReview next : last) {
            before = review == null ? 0 : known(before, review, next.day(), p);
            review = next;
        }
        return review == null ? 0 : known(before, review, day, p);
    }

    private static double known(double before, NeedReview review, double day, Parameters p) {
        double age = day - review.day();
        double grown = Math.min(1, age / p.get(Parameter.NEEDS_GROWTH));
        return (before + (review.depth() - before) * grown) * Maths.fresh(age, p.get(Parameter.NEEDS_FRESH));
    }
}
