package dev.troth.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The assessments of one scope of needs, by day: the last one of each UTC day. Of more than {@link #KEPT} days, the
 * first and the latest ones.
 *
 * <p>An assessment takes effect gradually over {@link Parameter#NEEDS_GROWTH} days, beginning with the next day, from
 * what was known before, and becomes outdated after {@link Parameter#NEEDS_FRESH} days. No day of desk work therefore
 * changes a score on that day.
 */
record NeedReviews(List<NeedReview> last) implements Serializable {
    /** Bounds the state. */
    private static final int KEPT = 64;

    static final NeedReviews NEVER = new NeedReviews(List.of());

    /** An assessment of needs: its day and its depth in [0, 1]. */
    record NeedReview(double day, double depth) implements Serializable, Comparable<NeedReview> {
        /** The day on which it begins to take effect. */
        double start() {
            return EpochDays.index(day) + 1.0;
        }

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
        SortedMap<Long, NeedReview> byDay = new TreeMap<>();
        Stream.concat(last.stream(), other.last.stream())
                .sorted()
                .forEach(review -> byDay.put(EpochDays.index(review.day()), review));
        List<NeedReview> all = new ArrayList<>(byDay.values());
        if (all.size() > KEPT) {
            all.subList(1, all.size() - KEPT + 1).clear();
        }
        return new NeedReviews(List.copyOf(all));
    }

    /** Returns the knowledge on {@code day}, in [0, 1]. */
    double knownOn(double day, Parameters p) {
        double before = 0;
        NeedReview review = null;
        for (NeedReview next : last) {
            if (next.start() <= day) {
                before = review == null ? 0 : known(before, review, next.start(), p);
                review = next;
            }
        }
        return review == null ? 0 : known(before, review, day, p);
    }

    private static double known(double before, NeedReview review, double day, Parameters p) {
        double grown = Math.min(1, (day - review.start()) / p.get(Parameter.NEEDS_GROWTH));
        double fresh = Maths.fresh(day - review.day(), p.get(Parameter.NEEDS_FRESH));
        return (before + (review.depth() - before) * grown) * fresh;
    }
}
