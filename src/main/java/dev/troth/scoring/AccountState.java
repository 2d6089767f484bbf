package dev.troth.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * All that the model needs to know of an account: a value of bounded size, whatever the number of facts behind it.
 *
 * <p>States form a commutative monoid under {@link #merge} with {@link #EMPTY} as identity, provided that one side owns
 * each commitment, issue, tie and seat. The same evidence folded in the same order gives equal states, to the last bit.
 *
 * @param since the agreed start of the relationship; NaN when nobody said
 * @param first the day of the first evidence; positive infinity when there is none
 * @param tallies by ordinal of {@link Tally}
 * @param needs by ordinal of {@link NeedScope}
 * @param roadmaps the day of the last roadmap by ordinal of {@link Direction}; minus infinity for never
 * @param renewals the days contracts come up for renewal, by contract
 */
public record AccountState(
        double since,
        double first,
        PromiseRecord ours,
        PromiseRecord theirs,
        List<DecayedSum> tallies,
        List<NeedReview> needs,
        List<Double> roadmaps,
        Cadence cadence,
        Stress stress,
        Stress market,
        LastOutcome outcome,
        ContactDays contacts,
        SortedMap<String, DecayedSum> topics,
        SortedMap<String, StakeholderState> stakeholders,
        SortedMap<String, Tie> ties,
        SortedMap<String, OpenCommitment> commitments,
        SortedMap<String, OpenIssue> issues,
        SortedMap<String, Double> renewals)
        implements Serializable {

    public AccountState {
        topics = Collections.unmodifiableSortedMap(topics);
        stakeholders = Collections.unmodifiableSortedMap(stakeholders);
        ties = Collections.unmodifiableSortedMap(ties);
        commitments = Collections.unmodifiableSortedMap(commitments);
        issues = Collections.unmodifiableSortedMap(issues);
        renewals = Collections.unmodifiableSortedMap(renewals);
    }

    /** Nothing happened yet. */
    public static final AccountState EMPTY = new AccountState(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            PromiseRecord.NONE,
            PromiseRecord.NONE,
            Collections.nCopies(Tally.values().length, DecayedSum.NONE),
            Collections.nCopies(NeedScope.values().length, NeedReview.NEVER),
            Collections.nCopies(Direction.values().length, Double.NEGATIVE_INFINITY),
            Cadence.NONE,
            Stress.NONE,
            Stress.NONE,
            LastOutcome.NONE,
            ContactDays.NONE,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());

    /** What an assessment of needs found, and when. */
    record NeedReview(double day, double depth) implements Serializable, Comparable<NeedReview> {
        static final NeedReview NEVER = new NeedReview(Double.NEGATIVE_INFINITY, 0);

        @Override
        public int compareTo(NeedReview other) {
            int byDay = Double.compare(day, other.day);
            return byDay == 0 ? Double.compare(depth, other.depth) : byDay;
        }
    }

    /** The rhythm last agreed. NaN days when none was. */
    record Cadence(double agreed, double days) implements Serializable, Comparable<Cadence> {
        static final Cadence NONE = new Cadence(Double.NEGATIVE_INFINITY, Double.NaN);

        boolean isAgreed() {
            return !Double.isNaN(days);
        }

        @Override
        public int compareTo(Cadence other) {
            int byDay = Double.compare(agreed, other.agreed);
            return byDay == 0 ? Double.compare(other.days, days) : byDay;
        }
    }

    /** Hard times, from a day until another (exclusive). */
    record Stress(double from, double until, double level) implements Serializable, Comparable<Stress> {
        static final Stress NONE = new Stress(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

        double on(double day) {
            return from <= day && day < until ? level : 0;
        }

        @Override
        public int compareTo(Stress other) {
            int byDay = Double.compare(from, other.from);
            return byDay == 0 ? Double.compare(level, other.level) : byDay;
        }
    }

    /** Whether they last left or stayed. */
    record LastOutcome(double day, boolean churned) implements Serializable, Comparable<LastOutcome> {
        static final LastOutcome NONE = new LastOutcome(Double.NEGATIVE_INFINITY, false);

        @Override
        public int compareTo(LastOutcome other) {
            int byDay = Double.compare(day, other.day);
            return byDay == 0 ? Boolean.compare(churned, other.churned) : byDay;
        }
    }

    /** Influence flows from one to the other; both ways when they merely know each other. */
    record Tie(String from, String to, boolean bothWays) implements Serializable {}

    /** The day the relationship began: as said, else the first evidence. */
    double start() {
        return Double.isNaN(since) ? first : since;
    }

    boolean hasSince() {
        return !Double.isNaN(since);
    }

    DecayedSum tally(Tally tally) {
        return tallies.get(tally.ordinal());
    }

    double tallyOn(Tally tally, double day, Parameters p) {
        return tally(tally).on(day, p.get(tally.halfLife));
    }

    /** How hard times are for this account, 0 to 1: its own stress or the market's, whichever is worse. */
    double stressOn(double day) {
        return Math.max(stress.on(day), market.on(day));
    }

    /** The same account in the market that {@code other} describes. */
    public AccountState inMarketOf(AccountState other) {
        if (market.equals(other.market)) {
            return this;
        }
        return new AccountState(
                since,
                first,
                ours,
                theirs,
                tallies,
                needs,
                roadmaps,
                cadence,
                stress,
                other.market,
                outcome,
                contacts,
                topics,
                stakeholders,
                ties,
                commitments,
                issues,
                renewals);
    }

    /** What both know together, as if all their evidence had been folded into one. */
    public AccountState merge(AccountState other, Parameters p) {
        List<DecayedSum> sums = Arrays.stream(Tally.values())
                .map(t -> tally(t).merge(other.tally(t), p.get(t.halfLife)))
                .toList();
        return new AccountState(
                Double.isNaN(since) ? other.since : Double.isNaN(other.since) ? since : Math.min(since, other.since),
                Math.min(first, other.first),
                ours.merge(other.ours, p),
                theirs.merge(other.theirs, p),
                sums,
                latest(needs, other.needs),
                latest(roadmaps, other.roadmaps),
                later(cadence, other.cadence),
                later(stress, other.stress),
                later(market, other.market),
                later(outcome, other.outcome),
                contacts.merge(other.contacts),
                union(topics, other.topics, (a, b) -> a.merge(b, p.get(Parameter.TOPIC_HALF_LIFE))),
                union(stakeholders, other.stakeholders, (a, b) -> a.merge(b, p)),
                union(ties, other.ties, (a, b) -> a),
                union(commitments, other.commitments, (a, b) -> a),
                union(issues, other.issues, (a, b) -> a),
                union(renewals, other.renewals, Math::max));
    }

    private static <T extends Comparable<T>> T later(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static <T extends Comparable<T>> List<T> latest(List<T> a, List<T> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> later(a.get(i), b.get(i)))
                .toList();
    }

    private static <V> SortedMap<String, V> union(
            SortedMap<String, V> a, SortedMap<String, V> b, BinaryOperator<V> both) {
        SortedMap<String, V> all = new TreeMap<>(a);
        b.forEach((key, value) -> all.merge(key, value, both));
        return all;
    }
}
