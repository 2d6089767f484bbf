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
            standing = standing.before(day, state(), p);
            first = Math.min(first, day);
        }
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
            case Evidence.Requested e -> requested(e, day);
            case Evidence.Made e -> made(e, day);
            case Evidence.Progressed e ->
                commitments.put(e.commitment(), open(e.commitment()).updated());
            case Evidence.Renegotiated e -> renegotiated(e, day);
            case Evidence.Kept e -> kept(e, day);
            case Evidence.Broken e -> broken(e, day);
            case Evidence.Withdrawn e -> withdrawn(e, day);
            case Evidence.Released e -> {
                if (requests.remove(e.commitment()) == null) {
                    close(e.commitment());
                }
            }
            case Evidence.Declined e -> declined(e, day);
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
            case Evidence.RenewalDue e -> renewals.put(e.contract(), EpochDays.of(e.due()));
            case Evidence.Stressed e -> stressed(e, day);
            case Evidence.SignalMeasured e -> signals.set(e.signal().ordinal(), phase(day, e.until(), e.level()));
            case Evidence.Outcome e -> outcome = new LastOutcome(day, e.churned());
        }
        return this;
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

    private void requested(Evidence.Requested e, double day) {
        double needed = e.neededBy() == null ? Double.NaN : EpochDays.of(e.neededBy());
        requests.put(e.commitment(), new OpenRequest(day, needed, Quality.weight(e.importance())));
    }

    /** Books the delay of an answer, yes or no, that came after the customer needed it. */
    private void answered(OpenRequest request, double day) {
        if (request.overdue(day)) {
            book(Booking.of(0, request.stake(p), request.quality(day, p)), null, day);
        }
    }

    private void made(Evidence.Made e, double day) {
        OpenRequest request = requests.remove(e.commitment());
        if (request != null) {
            answered(request, day);
        }
        commitments.put(
                e.commitment(),
                new OpenCommitment(
                        e.side(),
                        day,
                        EpochDays.of(e.due()),
                        Quality.weight(e.importance()),
                        e.budget(),
                        0,
                        1,
                        0,
                        e.stakeholder()));
    }

    private void renegotiated(Evidence.Renegotiated e, double day) {
        OpenCommitment c = open(e.commitment());
        double due = EpochDays.of(e.due());
        OpenCommitment moved = c.moved(due, e.budgetIncrease());
        if (!e.fault().liesWith(c.side())) {
            commitments.put(e.commitment(), moved);
            return;
        }
        double notice = Maths.clamp((c.due() - day) / c.duration());
        double extension = Math.max(0, due - c.due()) / c.duration();
        double silent = Maths.clamp(e.scope())
                * Maths.halves(extension / p.get(Parameter.LATE_FRACTION))
                * Maths.halves(Math.max(0, e.budgetIncrease()) / p.get(Parameter.OVERRUN_HALF));
        double announced = Quality.renegotiated(notice, silent, c.renegotiations() + 1, p);
        double quality = Math.min(announced, Quality.afterDelay(day - c.due(), c.duration(), p));
        Booking booking = Booking.of(0, c.weight(), quality);
        book(c, day, c.overdue(day) ? booking : booking.withoutScar());
        commitments.put(e.commitment(), moved.discounted(quality));
    }

    private void kept(Evidence.Kept e, double day) {
        OpenCommitment c = close(e.commitment());
        boolean costKnown = !Double.isNaN(c.budget()) && !Double.isNaN(e.cost());
        double overrun = costKnown ? e.cost() / c.budget() - 1 : 0;
        double quality = Quality.kept(e.scope(), day - c.due(), c.duration(), overrun, p);
        double early = Maths.clamp((c.due() - day) / c.duration());
        double saved = Maths.clamp(-overrun);
        double expected = Math.floor(c.duration() / p.get(Parameter.UPDATE_PERIOD));
        double told = expected == 0 ? 1 : Math.min(1, c.updates() / expected);
        double share = p.get(Parameter.UPDATE_SHARE);
        double merit = (1 + p.get(Parameter.EARLY_BONUS) * early + p.get(Parameter.SAVING_BONUS) * saved)
                * (1 - share + share * told);
        book(c, day, Booking.of(c.weight() * quality * c.discount() * merit, c.weight(), quality));
    }

    private void broken(Evidence.Broken e, double day) {
        OpenCommitment c = close(e.commitment());
        if (e.fault().liesWith(c.side())) {
            book(c, day, Booking.of(0, c.weight(), 0));
        }
    }

    private void withdrawn(Evidence.Withdrawn e, double day) {
        OpenCommitment c = close(e.commitment());
        if (!e.fault().liesWith(c.side())) {
            return;
        }
        double notice = Maths.clamp((c.due() - day) / c.duration());
        double announced = Quality.renegotiated(notice, 0, c.renegotiations() + 1, p);
        double quality = Math.min(announced, Quality.afterDelay(day - c.due(), c.duration(), p));
        book(c, day, Booking.of(0, c.weight(), quality));
    }

    private void declined(Evidence.Declined e, double day) {
        OpenRequest request = e.commitment() == null ? null : requests.remove(e.commitment());
        double credit = p.get(Parameter.CANDOUR) * Quality.weight(e.importance());
        double asked = day;
        if (request != null) {
            answered(request, day);
            credit *= request.notice(day, p);
            // Dated on the day of the request, so that an earlier "no" is worth at least as much at any later instant.
            asked = request.asked();
        }
        switch (e.side()) {
            case US -> ours = ours.declined(asked, credit, p);
            case THEM -> theirs = theirs.declined(asked, credit, p);
        }
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
        badExperience(issue.severity() * (1 - quality), day);
    }

    private void badExperience(double severity, double day) {
        tally(DecayedSumKind.EXPERIENCES_BAD, severity, day);
        tally(DecayedSumKind.IMPULSE_BAD, Quality.shock(severity), day);
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

    /** Books promises of the customer into their own record only. */
    private void book(OpenCommitment c, double day, Booking booking) {
        if (c.side() == Side.THEM) {
            theirs = theirs.book(day, booking, p);
            return;
        }
        book(booking, c.stakeholder(), day);
    }

    private void book(Booking booking, @Nullable String stakeholder, double day) {
        ours = ours.book(day, booking, p);
        double severity = p.get(Parameter.BREACH_AS_EXPERIENCE) * booking.scar();
        tally(DecayedSumKind.IMPULSE_BAD, Quality.shock(severity), day);
        bookStakeholder(stakeholder, day, booking);
    }

    private void bookStakeholder(@Nullable String id, double day, Booking booking) {
        if (id != null) {
            stakeholders.put(id, stakeholder(id).booked(day, booking, p));
        }
    }

    private void tally(DecayedSumKind tally, double term, double day) {
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

    private OpenCommitment open(String id) {
        OpenCommitment commitment = commitments.get(id);
        if (commitment == null) {
            throw unknown("open commitment", id);
        }
        return commitment;
    }

    private OpenCommitment close(String id) {
        OpenCommitment commitment = open(id);
        commitments.remove(id);
        return commitment;
    }

    private OpenIssue issue(String id) {
        OpenIssue issue = issues.get(id);
        if (issue == null) {
            throw unknown("open issue", id);
        }
        return issue;
    }

    private static IllegalArgumentException unknown(String what, String id) {
        return new IllegalArgumentException(
                "There is no %s \"%s\" in this state. Maybe the evidence was not sorted before it was folded?"
                        .formatted(what, id));
    }
}
