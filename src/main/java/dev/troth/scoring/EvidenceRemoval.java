package dev.troth.scoring;

import dev.troth.scoring.StakeholderState.Seat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Subtracts the contribution of one piece of evidence from a state. */
final class EvidenceRemoval {
    private final AccountState state;
    private final double day;
    private final Parameters p;
    private final Map<Meeting, Integer> meetings = new HashMap<>();
    private final Map<String, Stance> stances = new HashMap<>();
    private final Map<Evidence, Stance> stancesBefore = new HashMap<>();
    private final Map<String, Double> renewals = new HashMap<>();
    private final Map<Evidence, Double> renewalsBefore = new HashMap<>();

    /** A contact of one level on one day, with a stakeholder or, for an empty id, with the account. */
    private record Meeting(String who, ContactLevel level, long day) {
        private static final String ACCOUNT = "";
    }

    /** @param evidence the evidence that the state was folded from, sorted */
    EvidenceRemoval(AccountState state, List<Evidence> evidence, double day, Parameters p) {
        this.state = state;
        this.day = day;
        this.p = p;
        for (Evidence each : evidence) {
            switch (each) {
                case Evidence.Contact contact -> count(contact);
                case Evidence.StakeholderJoined joined -> stances.put(joined.stakeholder(), joined.stance());
                case Evidence.StanceChanged changed ->
                    stancesBefore.put(changed, stances.put(changed.stakeholder(), changed.stance()));
                case Evidence.RenewalDue due -> renewals.put(due.contract(), EpochDays.of(due.due()));
                case Evidence.RenewalEnded ended -> renewalsBefore.put(ended, renewals.remove(ended.contract()));
                default -> {
                    // Other evidence needs no preparation.
                }
            }
        }
    }

    private void count(Evidence.Contact contact) {
        long on = EpochDays.index(contact.day());
        meetings.merge(new Meeting(Meeting.ACCOUNT, contact.level(), on), 1, Integer::sum);
        contact.stakeholders().forEach(who -> meetings.merge(new Meeting(who, contact.level(), on), 1, Integer::sum));
    }

    /**
     * Returns the state without the contribution of the evidence; empty when the contribution is zero, for example
     * because later evidence replaced it.
     *
     * @param before the parts of the fold just before the evidence
     * @param after the parts just after it
     */
    Optional<AccountState> without(Evidence evidence, StateContribution before, StateContribution after) {
        Fold fold = new Fold(state, p);
        sums(fold, before, after);
        lastWords(fold, before, after);
        switch (evidence) {
            case Evidence.Contact contact -> contact(fold, contact);
            case Evidence.StakeholderJoined joined -> seat(fold, joined.stakeholder(), null);
            case Evidence.StanceChanged changed -> stance(fold, changed);
            case Evidence.StakeholderLeft left -> backAgain(fold, left);
            case Evidence.Tied tied -> fold.ties.remove(tied.tie());
            case Evidence.NeedsAssessed assessed -> needs(fold, assessed);
            case Evidence.CadenceAgreed agreed ->
                fold.cadences.remove(new AccountState.Cadence(agreed.day(), agreed.days()));
            case Evidence.InitiativeCadence required -> fold.initiatives.remove(required.initiative());
            case Evidence.Requested requested -> fold.requests.remove(requested.commitment());
            case Evidence.Made made -> fold.commitments.remove(made.commitment());
            case Evidence.IssueRaised raised -> fold.issues.remove(raised.issue());
            case Evidence.IssueAcknowledged acknowledged -> unacknowledged(fold, acknowledged);
            case Evidence.RenewalDue due -> fold.renewals.remove(due.contract());
            case Evidence.RenewalEnded ended -> renewalAgain(fold, ended);
            default -> {
                // The contribution of other evidence lies in the sums and in the latest values only.
            }
        }
        AccountState without = fold.state();
        return without.equals(state) ? Optional.empty() : Optional.of(without);
    }

    private void renewalAgain(Fold fold, Evidence.RenewalEnded ended) {
        Double due = renewalsBefore.get(ended);
        if (due != null) {
            fold.renewals.putIfAbsent(ended.contract(), due);
        }
    }

    private void sums(Fold fold, StateContribution before, StateContribution after) {
        fold.ours = minus(state.ours(), before.ours(), after.ours());
        fold.theirs = minus(state.theirs(), before.theirs(), after.theirs());
        for (DecayedSumKind tally : DecayedSumKind.values()) {
            int i = tally.ordinal();
            fold.tallies[i] = minus(
                    state.tally(tally), before.tallies().get(i), after.tallies().get(i), p.get(tally.halfLife));
        }
    }

    /** Restores the value before the evidence where the evidence still determines the latest value. */
    private void lastWords(Fold fold, StateContribution before, StateContribution after) {
        if (Double.compare(before.since(), after.since()) != 0) {
            fold.since = before.since();
        }
        for (int i = 0; i < fold.roadmaps.size(); i++) {
            fold.roadmaps.set(
                    i,
                    last(
                            state.roadmaps().get(i),
                            before.roadmaps().get(i),
                            after.roadmaps().get(i)));
        }
        fold.stress = last(state.stress(), before.stress(), after.stress());
        fold.market = last(state.market(), before.market(), after.market());
        for (int i = 0; i < fold.signals.size(); i++) {
            fold.signals.set(
                    i,
                    last(
                            state.signals().get(i),
                            before.signals().get(i),
                            after.signals().get(i)));
        }
        fold.loyalty = last(state.loyalty(), before.loyalty(), after.loyalty());
    }

    private static void needs(Fold fold, Evidence.NeedsAssessed assessed) {
        int scope = assessed.scope().ordinal();
        fold.needs.set(
                scope, fold.needs.get(scope).minus(new NeedReviews.NeedReview(assessed.day(), assessed.depth())));
    }

    private static <T> T last(T now, T before, T after) {
        return now.equals(after) ? before : now;
    }

    private PromiseRecord minus(PromiseRecord total, PromiseRecord before, PromiseRecord after) {
        if (before.equals(after)) {
            return total;
        }
        double evidence = p.get(Parameter.EVIDENCE_HALF_LIFE);
        double healing = p.get(Parameter.SCAR_HALF_LIFE);
        return new PromiseRecord(
                minus(total.kept(), before.kept(), after.kept(), evidence),
                minus(total.broken(), before.broken(), after.broken(), evidence),
                minus(total.scar(), before.scar(), after.scar(), healing),
                minus(total.goodwill(), before.goodwill(), after.goodwill(), healing),
                Math.max(0, total.neverForgotten() - (after.neverForgotten() - before.neverForgotten())),
                minus(total.candour(), before.candour(), after.candour(), p.get(Parameter.CANDOUR_HALF_LIFE)));
    }

    private DecayedSum minus(DecayedSum total, DecayedSum before, DecayedSum after, double halfLife) {
        if (before.equals(after)) {
            return total;
        }
        double part = after.decayedTo(day, halfLife) - before.decayedTo(day, halfLife);
        return new DecayedSum(Math.max(0, total.decayedTo(day, halfLife) - part), day);
    }

    private void contact(Fold fold, Evidence.Contact contact) {
        long on = EpochDays.index(contact.day());
        if (isOnly(Meeting.ACCOUNT, contact, on)) {
            fold.contacts = fold.contacts.without(contact.level(), on);
        }
        for (String who : contact.stakeholders()) {
            StakeholderState person = fold.stakeholders.get(who);
            if (person != null && isOnly(who, contact, on)) {
                fold.stakeholders.put(
                        who,
                        new StakeholderState(
                                person.seat(), person.contacts().without(contact.level(), on), person.promises()));
            }
        }
        double credit = contact.level().isMutual() ? 1 : p.get(Parameter.ONE_WAY_CREDIT);
        double halfLife = p.get(Parameter.TOPIC_HALF_LIFE);
        for (String topic : contact.topics()) {
            DecayedSum part = DecayedSum.NONE.add(credit, contact.day(), halfLife);
            fold.topics.computeIfPresent(topic, (name, total) -> minus(total, DecayedSum.NONE, part, halfLife));
        }
    }

    /** Several contacts of one level on one day count once: the day stays a contact day without one of them. */
    private boolean isOnly(String who, Evidence.Contact contact, long on) {
        return meetings.getOrDefault(new Meeting(who, contact.level(), on), 0) == 1;
    }

    private void stance(Fold fold, Evidence.StanceChanged changed) {
        StakeholderState person = fold.stakeholders.get(changed.stakeholder());
        Stance before = stancesBefore.get(changed);
        if (person != null
                && person.seat() != null
                && before != null
                && stances.get(changed.stakeholder()) == changed.stance()) {
            Seat s = person.seat();
            seat(fold, changed.stakeholder(), new Seat(s.department(), s.influence(), before, s.joined(), s.left()));
        }
    }

    private void backAgain(Fold fold, Evidence.StakeholderLeft left) {
        StakeholderState person = fold.stakeholders.get(left.stakeholder());
        if (person != null && person.seat() != null && person.seat().left() == left.day()) {
            Seat s = person.seat();
            Seat back = new Seat(s.department(), s.influence(), s.stance(), s.joined(), Double.POSITIVE_INFINITY);
            seat(fold, left.stakeholder(), back);
        }
    }

    private static void seat(Fold fold, String who, @Nullable Seat seat) {
        StakeholderState person = fold.stakeholders.get(who);
        if (person != null) {
            fold.stakeholders.put(who, person.seated(seat));
        }
    }

    private static void unacknowledged(Fold fold, Evidence.IssueAcknowledged acknowledged) {
        OpenIssue issue = fold.issues.get(acknowledged.issue());
        if (issue != null && issue.acknowledged() == acknowledged.day()) {
            fold.issues.put(
                    acknowledged.issue(),
                    new OpenIssue(
                            issue.raised(),
                            issue.severity(),
                            issue.heated(),
                            issue.ours(),
                            Double.NaN,
                            issue.stakeholder()));
        }
    }
}
