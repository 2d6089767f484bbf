package dev.troth.scoring;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The state of an account: an immutable value of bounded size, whatever the number of facts behind it ({@code
 * scoring.md} 3.1).
 *
 * <p>States form a commutative monoid under {@link #merge} with {@link #EMPTY} as identity, provided that one partition
 * owns each commitment, issue, tie and seat; associativity holds up to rounding. The same evidence, folded in the same
 * order, gives equal states to the last bit. A state contains all evidence that was folded into it and none after its
 * instant of evaluation. Maps are sorted by id and unmodifiable.
 *
 * @param since the agreed start of the relationship, in days; NaN when unknown
 * @param first the day of the first evidence of the account; positive infinity when there is none
 * @param ours the promises of the supplier
 * @param theirs the promises of the customer
 * @param tallies the decayed sums by ordinal of {@link DecayedSumKind}
 * @param needs the latest assessments of needs by ordinal of {@link NeedScope}
 * @param roadmaps the day of the latest roadmap by ordinal of {@link Direction}; negative infinity for never
 * @param cadences the agreed cadences, by day
 * @param stress difficult times of the account
 * @param market difficult times of the market
 * @param signals the latest signals by ordinal of {@link Signal}
 * @param loyalty the last statement of loyalty
 * @param outcome the last departure, renewal or signing of a contract
 * @param contacts the days with contact
 * @param topics decayed contacts by topic
 * @param stakeholders the stakeholders by id
 * @param ties the ties by id
 * @param commitments the open promises by id
 * @param requests the requests without an answer by id
 * @param issues the open issues by id
 * @param renewals the days of renewal by contract
 * @param initiatives the cadences that initiatives require, by id
 * @param standing the standing until the last evidence. Merging cannot combine two histories: it keeps the later one
 */
public record AccountState(
        double since,
        double first,
        PromiseRecord ours,
        PromiseRecord theirs,
        List<DecayedSum> tallies,
        List<NeedReviews> needs,
        List<Double> roadmaps,
        List<Cadence> cadences,
        Phase stress,
        Phase market,
        List<Phase> signals,
        Loyalty loyalty,
        LastOutcome outcome,
        ContactDays contacts,
        SortedMap<String, DecayedSum> topics,
        SortedMap<String, StakeholderState> stakeholders,
        SortedMap<String, Tie> ties,
        SortedMap<String, OpenCommitment> commitments,
        SortedMap<String, OpenRequest> requests,
        SortedMap<String, OpenIssue> issues,
        SortedMap<String, Double> renewals,
        SortedMap<String, InitiativeCadence> initiatives,
        StandingTrack standing)
        implements Serializable {

    /** Makes the maps unmodifiable; the caller must not keep a reference to them. */
    public AccountState {
        topics = Collections.unmodifiableSortedMap(topics);
        stakeholders = Collections.unmodifiableSortedMap(stakeholders);
        ties = Collections.unmodifiableSortedMap(ties);
        commitments = Collections.unmodifiableSortedMap(commitments);
        requests = Collections.unmodifiableSortedMap(requests);
        issues = Collections.unmodifiableSortedMap(issues);
        renewals = Collections.unmodifiableSortedMap(renewals);
        initiatives = Collections.unmodifiableSortedMap(initiatives);
    }

    /** The state without evidence: the identity of {@link #merge}. */
    public static final AccountState EMPTY = new AccountState(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            PromiseRecord.NONE,
            PromiseRecord.NONE,
            Collections.nCopies(DecayedSumKind.values().length, DecayedSum.NONE),
            Collections.nCopies(NeedScope.values().length, NeedReviews.NEVER),
            Collections.nCopies(Direction.values().length, Double.NEGATIVE_INFINITY),
            List.of(),
            Phase.NONE,
            Phase.NONE,
            Collections.nCopies(Signal.values().length, Phase.NONE),
            Loyalty.NONE,
            LastOutcome.NONE,
            ContactDays.NONE,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            StandingTrack.NONE);

    /** An agreed cadence: the day of the agreement and the period in days. */
    record Cadence(double agreed, double days) implements Serializable, Comparable<Cadence> {
        @Override
        public int compareTo(Cadence other) {
            int byDay = Double.compare(agreed, other.agreed);
            return byDay == 0 ? Double.compare(days, other.days) : byDay;
        }
    }

    /** The cadence that an initiative requires, from a day until another (exclusive). */
    record InitiativeCadence(double from, double until, double days) implements Serializable {}

    /** The last statement of loyalty: its day and its level, from -1 (intends to leave) to 1 (loyal). */
    record Loyalty(double day, double level) implements Serializable, Comparable<Loyalty> {
        static final Loyalty NONE = new Loyalty(Double.NEGATIVE_INFINITY, 0);

        /** Returns the level on {@code on}, which fades linearly within {@link Parameter#STATEMENT_FADES} days. */
        double on(double on, Parameters p) {
            return level == 0 ? 0 : level * Math.max(0, 1 - (on - day) / p.get(Parameter.STATEMENT_FADES));
        }

        @Override
        public int compareTo(Loyalty other) {
            int byDay = Double.compare(day, other.day);
            return byDay == 0 ? Double.compare(level, other.level) : byDay;
        }
    }

    /** Difficult times or a signal: a level in [0, 1], from a day (inclusive) until another (exclusive). */
    record Phase(double from, double until, double level) implements Serializable, Comparable<Phase> {
        static final Phase NONE = new Phase(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0);

        double on(double day) {
            return from <= day && day < until ? level : 0;
        }

        @Override
        public int compareTo(Phase other) {
            int byDay = Double.compare(from, other.from);
            return byDay == 0 ? Double.compare(level, other.level) : byDay;
        }
    }

    /** The last departure, renewal or signing: its day and whether the customer left. */
    record LastOutcome(double day, boolean churned) implements Serializable, Comparable<LastOutcome> {
        static final LastOutcome NONE = new LastOutcome(Double.NEGATIVE_INFINITY, false);

        @Override
        public int compareTo(LastOutcome other) {
            int byDay = Double.compare(day, other.day);
            return byDay == 0 ? Boolean.compare(churned, other.churned) : byDay;
        }
    }

    /** A tie along which influence flows, in one direction or both. */
    record Tie(String from, String to, boolean bothWays) implements Serializable {}

    /** Returns the day on which the relationship began: the agreed one, else that of the first evidence. */
    double start() {
        return Double.isNaN(since) ? first : since;
    }

    /** Returns the effect of a signal on {@code day}: {@code size} times its level, faded; at least 0. */
    double signalOn(Signal signal, double size, double day, Parameters p) {
        Phase phase = signals.get(signal.ordinal());
        double level = phase.on(day);
        return level == 0 ? 0 : size * level * Maths.halves((day - phase.from()) / p.get(Parameter.SIGNAL_HALF_LIFE));
    }

    boolean hasSince() {
        return !Double.isNaN(since);
    }

    DecayedSum tally(DecayedSumKind tally) {
        return tallies.get(tally.ordinal());
    }

    double tallyOn(DecayedSumKind tally, double day, Parameters p) {
        return tally(tally).decayedTo(day, p.get(tally.halfLife));
    }

    /** Returns the stress on {@code day}, in [0, 1]: the maximum of that of the account and that of the market. */
    double stressOn(double day) {
        return Math.max(stress.on(day), market.on(day));
    }

    /** Returns this state with the market of {@code other}, which is shared by all accounts. */
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
                cadences,
                stress,
                other.market,
                signals,
                loyalty,
                outcome,
                contacts,
                topics,
                stakeholders,
                ties,
                commitments,
                requests,
                issues,
                renewals,
                initiatives,
                standing);
    }

    /**
     * Returns the state of the combined evidence of both, as if it had been folded into one state.
     *
     * @param other a state whose evidence is disjoint from that of this one
     * @param p the parameter set that both were folded with
     */
    public AccountState merge(AccountState other, Parameters p) {
        List<DecayedSum> sums = Arrays.stream(DecayedSumKind.values())
                .map(t -> tally(t).merge(other.tally(t), p.get(t.halfLife)))
                .toList();
        return new AccountState(
                Double.isNaN(since) ? other.since : Double.isNaN(other.since) ? since : Math.min(since, other.since),
                Math.min(first, other.first),
                ours.merge(other.ours, p),
                theirs.merge(other.theirs, p),
                sums,
                IntStream.range(0, needs.size())
                        .mapToObj(i -> needs.get(i).merge(other.needs.get(i)))
                        .toList(),
                latest(roadmaps, other.roadmaps),
                Stream.concat(cadences.stream(), other.cadences.stream())
                        .distinct()
                        .sorted()
                        .toList(),
                later(stress, other.stress),
                later(market, other.market),
                latest(signals, other.signals),
                later(loyalty, other.loyalty),
                later(outcome, other.outcome),
                contacts.merge(other.contacts),
                union(topics, other.topics, (a, b) -> a.merge(b, p.get(Parameter.TOPIC_HALF_LIFE))),
                union(stakeholders, other.stakeholders, (a, b) -> a.merge(b, p)),
                union(ties, other.ties, (a, b) -> a),
                union(commitments, other.commitments, (a, b) -> a),
                union(requests, other.requests, (a, b) -> a),
                union(issues, other.issues, (a, b) -> a),
                union(renewals, other.renewals, (a, b) -> a),
                union(initiatives, other.initiatives, (a, b) -> a),
                standing.merge(other.standing));
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
