package dev.troth.scoring;

import dev.troth.scoring.AccountState.Cadence;
import dev.troth.scoring.AccountState.InitiativeCadence;
import dev.troth.scoring.AccountState.LastOutcome;
import dev.troth.scoring.AccountState.Loyalty;
import dev.troth.scoring.AccountState.Phase;
import dev.troth.scoring.AccountState.Tie;
import dev.troth.scoring.NeedReviews.NeedReview;
import dev.troth.scoring.PromiseRecord.Booking;
import dev.troth.scoring.StakeholderState.Seat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A mutable copy of a state, to which evidence is added piece by piece ({@code scoring.md} 3.2). It never leaves the
 * package. {@link EvidenceRemoval} uses it to subtract a contribution.
 */
final class Fold {
    private final Parameters p;
    private final CommitmentFold commitmentFold;
    double since;
    private double first;
    PromiseRecord ours;
    PromiseRecord theirs;
    final DecayedSum[] tallies;
    final List<NeedReviews> needs;
    final List<Double> roadmaps;
    final SortedSet<Cadence> cadences;
    Phase stress;
    Phase market;
    final List<Phase> signals;
    Loyalty loyalty;
    private LastOutcome outcome;
    ContactDays contacts;
    final SortedMap<String, DecayedSum> topics;
    final SortedMap<String, StakeholderState> stakeholders;
    final SortedMap<String, Tie> ties;
    final SortedMap<String, OpenCommitment> commitments;
    final SortedMap<String, OpenRequest> requests;
    final SortedMap<String, OpenIssue> issues;
    final SortedMap<String, Double> renewals;
    final SortedMap<String, InitiativeCadence> initiatives;
    private StandingTrack standing;

    Fold(AccountState from, Parameters parameters) {
        p = parameters;
        commitmentFold = new CommitmentFold(this, parameters);
        since = from.since();
        first = from.first();
        ours = from.ours();
        theirs = from.theirs();
        tallies = from.tallies().toArray(DecayedSum[]::new);
        needs = new ArrayList<>(from.needs());
        roadmaps = new ArrayList<>(from.roadmaps());
        cadences = new TreeSet<>(from.cadences());
        stress = from.stress();
        market = from.market();
        signals = new ArrayList<>(from.signals());
        loyalty = from.loyalty();
        outcome = from.outcome();
        contacts = from.contacts();
        topics = new TreeMap<>(from.topics());
        stakeholders = new TreeMap<>(from.stakeholders());
        ties = new TreeMap<>(from.ties());
        commitments = new TreeMap<>(from.commitments());
        requests = new TreeMap<>(from.requests());
        issues = new TreeMap<>(from.issues());
        renewals = new TreeMap<>(from.renewals());
        initiatives = new TreeMap<>(from.initiatives());
        standing = from.standing();
    }

    AccountState state() {
        return new AccountState(
                since,
                first,
                ours,
                theirs,
                List.of(tallies),
                List.copyOf(needs),
                List.copyOf(roadmaps),
                List.copyOf(cadences),
                stress,
                market,
                List.copyOf(signals),
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

    Fold add(Evidence evidence) {
        double day = evidence.day();
        if (!(evidence instanceof Evidence.Stressed stressed && stressed.market())) {
            standing = standing.isBehind(day) ? standing.before(day, state(), p) : standing;
            first = Math.min(first, day);
        }
        double scars = ours.neverForgotten();
        apply(evidence, day);
        if (ours.neverForgotten() > scars) {
            standing = standing.afterBreach(day, state(), p);
        }
        return this;
    }

    private void apply(Evidence evidence, double day) {
        switch (evidence) {
            case Evidence.Began e -> since = e.since() == null ? since : EpochDays.of(e.since());
            case Evidence.StakeholderJoined e -> joined(e, day);
            case Evidence.StanceChanged e -> stanceChanged(e);
            case Evidence.StakeholderLeft e -> left(e, day);
            case Evidence.Tied e -> ties.put(e.tie(), new Tie(e.from(), e.to(), e.bothWays()));
            case Evidence.TieEnded e -> ties.remove(e.tie());
            case Evidence.CadenceAgreed e -> cadences.add(new Cadence(day, e.days()));
            case Evidence.InitiativeCadence e -> requires(e.initiative(), e.days(), day);
            case Evidence.InitiativeCadenceEnded e -> requiresNoMore(e.initiative(), day);
            case Evidence.Requested e -> commitmentFold.requested(e, day);
            case Evidence.Made e -> commitmentFold.made(e, day);
            case Evidence.Progressed e -> commitmentFold.progressed(e);
            case Evidence.Renegotiated e -> commitmentFold.renegotiated(e, day);
            case Evidence.Kept e -> commitmentFold.kept(e, day);
            case Evidence.Broken e -> commitmentFold.broken(e, day);
            case Evidence.Withdrawn e -> commitmentFold.withdrawn(e, day);
            case Evidence.Released e -> commitmentFold.released(e);
            case Evidence.Declined e -> commitmentFold.declined(e, day);
            case Evidence.Contact e -> contact(e, day);
            case Evidence.Experience e -> experience(e, day);
            case Evidence.IssueRaised e ->
                issues.put(
                        e.issue(), new OpenIssue(day, e.severity(), e.heated(), e.ours(), Double.NaN, e.stakeholder()));
            case Evidence.IssueAcknowledged e ->
                issues.put(e.issue(), issue(e.issue()).acknowledgedOn(day));
            case Evidence.IssueResolved e -> resolved(e, day);
            case Evidence.RoadmapShared e -> roadmapShared(e.direction(), day);
            case Evidence.FeedbackGiven e -> feedback(e, day);
            case Evidence.NeedsAssessed e ->
                needs.set(e.scope().ordinal(), needs.get(e.scope().ordinal()).plus(new NeedReview(day, e.depth())));
            case Evidence.PriorityChanged e -> priorityChanged(e, day);
            case Evidence.RenewalDue e -> {
                renewals.put(e.contract(), EpochDays.of(e.due()));
                // A contract signed after a departure ends it: the customer returned.
                outcome = new LastOutcome(day, false);
            }
            case Evidence.RenewalEnded e -> renewals.remove(e.contract());
            case Evidence.Stressed e -> stressed(e, day);
            case Evidence.SignalMeasured e -> signals.set(e.signal().ordinal(), phase(day, e.until(), e.level()));
            case Evidence.Outcome e -> outcome = new LastOutcome(day, e.churned());
        }
    }

    private void joined(Evidence.StakeholderJoined e, double day) {
        Seat seat = new Seat(e.department(), e.influence(), e.stance(), day, Double.POSITIVE_INFINITY);
        stakeholders.put(e.stakeholder(), stakeholder(e.stakeholder()).seated(seat));
    }

    private void stanceChanged(Evidence.StanceChanged e) {
        Seat s = seat(e.stakeholder());
        Seat changed = new Seat(s.department(), s.influence(), e.stance(), s.joined(), s.left());
        stakeholders.put(e.stakeholder(), stakeholder(e.stakeholder()).seated(changed));
    }

    private void left(Evidence.StakeholderLeft e, double day) {
        Seat s = seat(e.stakeholder());
        Seat gone = new Seat(s.department(), s.influence(), s.stance(), s.joined(), day);
        stakeholders.put(e.stakeholder(), stakeholder(e.stakeholder()).seated(gone));
    }

    private void priorityChanged(Evidence.PriorityChanged e, double day) {
        double impulse = p.get(Parameter.PRIORITY) * e.severity() * (1 - e.mitigated());
        tally(DecayedSumKind.IMPULSE_PRIORITY, impulse, day);
        if (e.initiative() != null && e.cadence() > 0) {
            requires(e.initiative(), e.cadence(), day);
        } else if (e.initiative() != null && e.cadence() == 0) {
            requiresNoMore(e.initiative(), day);
        }
    }

    private void requires(String initiative, double days, double from) {
        initiatives.put(initiative, new InitiativeCadence(from, Double.POSITIVE_INFINITY, days));
    }

    private void requiresNoMore(String initiative, double day) {
        initiatives.computeIfPresent(
                initiative,
                (id, running) -> new InitiativeCadence(running.from(), Math.min(day, running.until()), running.days()));
    }

    private void contact(Evidence.Contact e, double day) {
        long index = EpochDays.index(day);
        contacts = contacts.with(e.level(), index);
        for (String id : e.stakeholders()) {
            stakeholders.put(id, stakeholder(id).met(e.level(), index));
        }
        double credit = e.level().isMutual() ? 1 : p.get(Parameter.ONE_WAY_CREDIT);
        double halfLife = p.get(Parameter.TOPIC_HALF_LIFE);
        for (String topic : e.topics()) {
            topics.put(topic, topics.getOrDefault(topic, DecayedSum.NONE).add(credit, day, halfLife));
        }
        tally(e.context().tally, credit, day);
        if (!Double.isNaN(e.response())) {
            tally(DecayedSumKind.RESPONSES_PROMPT, Quality.response(e.response(), p), day);
            tally(DecayedSumKind.RESPONSES, 1, day);
        }
    }

    private void experience(Evidence.Experience e, double day) {
        if (e.good()) {
            tally(DecayedSumKind.EXPERIENCES_GOOD, e.severity(), day);
        } else {
            badExperience(e.severity(), day);
        }
    }

    private void resolved(Evidence.IssueResolved e, double day) {
        OpenIssue issue = issue(e.issue());
        issues.remove(e.issue());
        if (!issue.ours()) {
            return;
        }
        double quality = Quality.resolved(issue, day, p);
        double weight = p.get(Parameter.ISSUE_EVIDENCE) * Quality.weight(issue.severity());
        Booking booking = Booking.of(weight * quality, weight, quality);
        ours = ours.book(day, booking, p);
        bookStakeholder(issue.stakeholder(), day, booking);
        tally(DecayedSumKind.EXPERIENCES_BAD, issue.severity() * (1 - quality), day);
        tally(DecayedSumKind.IMPULSE_ISSUES, Quality.shock(issue.severity() * (1 - quality)), day);
    }

    private void badExperience(double severity, double day) {
        tally(DecayedSumKind.EXPERIENCES_BAD, severity, day);
        tally(DecayedSumKind.IMPULSE_EXPERIENCES, Quality.shock(severity), day);
    }

    /** Keeps the later day, so that a late record of an earlier sharing does not replace a later one. */
    private void roadmapShared(Direction direction, double day) {
        roadmaps.set(direction.ordinal(), Math.max(roadmaps.get(direction.ordinal()), day));
    }

    private void feedback(Evidence.FeedbackGiven e, double day) {
        DecayedSumKind tally =
                e.direction() == Direction.OUT ? DecayedSumKind.FEEDBACK_OUT : DecayedSumKind.FEEDBACK_IN;
        double openness = e.honest() ? 1 : p.get(Parameter.FEEDBACK_SUGAR_COATED);
        if (e.saysSomethingOfUs()) {
            openness *= Maths.clamp(2 * e.sentiment());
            said(e, day);
        }
        tally(tally, openness, day);
    }

    private void said(Evidence.FeedbackGiven e, double day) {
        double severity = p.get(Parameter.FEEDBACK_EXPERIENCE) * Math.abs(e.sentiment());
        if (e.sentiment() < 0) {
            badExperience(severity, day);
        } else {
            tally(DecayedSumKind.EXPERIENCES_GOOD, severity, day);
        }
        if (e.loyalty()) {
            loyalty = new Loyalty(day, e.sentiment());
        }
    }

    private void stressed(Evidence.Stressed e, double day) {
        Phase hardTimes = phase(day, e.until(), e.level());
        if (e.market()) {
            market = hardTimes;
        } else {
            stress = hardTimes;
        }
    }

    private static Phase phase(double from, @Nullable Instant until, double level) {
        return new Phase(from, until == null ? Double.POSITIVE_INFINITY : EpochDays.of(until), level);
    }

    void bookStakeholder(@Nullable String id, double day, Booking booking) {
        if (id != null) {
            stakeholders.put(id, stakeholder(id).booked(day, booking, p));
        }
    }

    void tally(DecayedSumKind tally, double term, double day) {
        tallies[tally.ordinal()] = tallies[tally.ordinal()].add(term, day, p.get(tally.halfLife));
    }

    private StakeholderState stakeholder(String id) {
        return stakeholders.getOrDefault(id, StakeholderState.UNKNOWN);
    }

    private Seat seat(String id) {
        Seat seat = stakeholder(id).seat();
        if (seat == null) {
            throw unknown("stakeholder", id);
        }
        return seat;
    }

    private OpenIssue issue(String id) {
        OpenIssue issue = issues.get(id);
        if (issue == null) {
            throw unknown("open issue", id);
        }
        return issue;
    }

    static IllegalArgumentException unknown(String what, String id) {
        return new IllegalArgumentException(
                "There is no %s \"%s\" in this state. Maybe the evidence was not sorted before it was folded?"
                        .formatted(what, id));
    }
}
