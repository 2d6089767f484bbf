package dev.troth.playbook;

import dev.troth.cadence.Cadence;
import dev.troth.contract.ContractFact;
import dev.troth.initiative.InitiativeFact;
import dev.troth.initiative.PriorityStep;
import dev.troth.issue.Issue;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.HumanReadable;
import dev.troth.signal.SignalFact;
import dev.troth.signal.SignalSummary;
import dev.troth.stakeholder.ActiveStakeholder;
import dev.troth.stakeholder.DecisionRole;
import dev.troth.stakeholder.PoliticsFact;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.stakeholder.TieKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Situation in which a playbook is due. A pure function.
 *
 * @param since time at which it began
 * @param reason in words for users
 */
record TriggerCondition(PlaybookTrigger trigger, Instant since, String reason) {
    /** Time after which an event no longer starts a playbook: the steps of the templates take up to two months. Judgement. */
    private static final Duration LATELY = Duration.ofDays(60);

    /** Time for which a decision maker is new (S1 L18: they often change how things are done). Judgement. */
    private static final Duration NEW = Duration.ofDays(90);

    /** Time before a renewal at which its preparation starts. Judgement. */
    private static final Duration AHEAD = Duration.ofDays(90);

    /**
     * @param facts all of an account, sorted
     * @param market facts that belong to no account, sorted
     */
    static List<TriggerCondition> of(List<Fact> facts, List<Fact> market, Instant now) {
        List<TriggerCondition> all = new ArrayList<>();
        add(all, departure(facts, now));
        add(all, priorityDrop(facts, now));
        add(all, complaint(facts, now));
        add(all, newDecisionMaker(facts, now));
        add(all, drifting(facts, now));
        add(all, renewal(facts, now));
        add(all, conflict(facts, market));
        return all;
    }

    private static void add(List<TriggerCondition> all, @Nullable TriggerCondition condition) {
        if (condition != null) {
            all.add(condition);
        }
    }

    private static @Nullable TriggerCondition departure(List<Fact> facts, Instant now) {
        StakeholderRoster roster = StakeholderRoster.of(facts);
        TriggerCondition left = TypedFact.ofType(facts, StakeholderFact.Left.class)
                .filter(typed -> typed.at().isAfter(now.minus(LATELY))
                        && roster.hasLeft(typed.body().stakeholder()))
                .reduce((first, last) -> last)
                .map(typed -> new TriggerCondition(
                        PlaybookTrigger.DEPARTURE,
                        typed.at(),
                        "%s left %s."
                                .formatted(
                                        roster.nameOf(typed.body().stakeholder()), HumanReadable.ago(typed.at(), now))))
                .orElse(null);
        List<String> mayLeave = SignalSummary.of(facts, List.of(), now).mayLeave();
        if (left != null || mayLeave.isEmpty()) {
            return left;
        }
        return TypedFact.ofType(facts, SignalFact.Measured.class)
                .filter(typed -> mayLeave.getFirst().equals(typed.body().stakeholder()))
                .reduce((first, last) -> last)
                .map(typed -> new TriggerCondition(
                        PlaybookTrigger.DEPARTURE, typed.at(), roster.nameOf(mayLeave.getFirst()) + " may leave."))
                .orElse(null);
    }

    private static @Nullable TriggerCondition priorityDrop(List<Fact> facts, Instant now) {
        Set<String> ended = TypedFact.ofType(facts, InitiativeFact.Ended.class)
                .map(typed -> typed.fact().subjectRef())
                .collect(Collectors.toSet());
        Stream<TriggerCondition> ofInitiatives = PriorityStep.of(facts).stream()
                .filter(PriorityStep::drop)
                .filter(step -> !ended.contains(step.fact().subjectRef()))
                .map(step -> new TriggerCondition(
                        PlaybookTrigger.PRIORITY_DROP,
                        step.fact().at(),
                        "The priority of %s dropped."
                                .formatted(nameOf(step.fact().subjectRef(), facts))));
        Stream<TriggerCondition> ofTheAccount = TypedFact.ofType(facts, InitiativeFact.PriorityChanged.class)
                .filter(typed ->
                        typed.body().initiative() == null && typed.body().lostShare(1) > 0)
                .map(typed ->
                        new TriggerCondition(PlaybookTrigger.PRIORITY_DROP, typed.at(), "Their priorities shifted."));
        return Stream.concat(ofInitiatives, ofTheAccount)
                .filter(condition -> condition.since().isAfter(now.minus(LATELY)))
                .max(Comparator.comparing(TriggerCondition::since))
                .orElse(null);
    }

    /** Returns the name of an initiative; "an initiative" if it is unknown. */
    private static String nameOf(String initiative, List<Fact> facts) {
        return TypedFact.ofType(facts, InitiativeFact.Started.class)
                .filter(typed -> typed.ref().equals(initiative))
                .map(typed -> typed.body().name())
                .reduce((first, last) -> last)
                .orElse("an initiative");
    }

    private static @Nullable TriggerCondition complaint(List<Fact> facts, Instant now) {
        return Issue.open(facts).stream()
                .reduce((first, last) -> last)
                .map(typed -> new TriggerCondition(
                        PlaybookTrigger.COMPLAINT,
                        typed.at(),
                        "Raised %s, and still open: %s."
                                .formatted(HumanReadable.ago(typed.at(), now), Issue.inWords(typed.body()))))
                .orElse(null);
    }

    private static @Nullable TriggerCondition newDecisionMaker(List<Fact> facts, Instant now) {
        if (facts.isEmpty()) {
            return null;
        }
        StakeholderRoster roster = StakeholderRoster.of(facts);
        // Stakeholders who were there from the beginning are not new.
        Instant known = facts.getFirst().at().plus(LATELY);
        return TypedFact.ofType(facts, StakeholderFact.Joined.class)
                .filter(typed -> typed.body().roles() != null
                        && (typed.body().roles().contains(DecisionRole.DECISION_MAKER)
                                || typed.body().roles().contains(DecisionRole.APPROVER)))
                .filter(typed -> typed.at().isAfter(now.minus(NEW))
                        && typed.at().isAfter(known)
                        && !roster.hasLeft(typed.fact().subjectRef()))
                .reduce((first, last) -> last)
                .map(typed -> new TriggerCondition(
                        PlaybookTrigger.NEW_DECISION_MAKER,
                        typed.at(),
                        typed.body().person().name() + " is new."))
                .orElse(null);
    }

    private static @Nullable TriggerCondition drifting(List<Fact> facts, Instant now) {
        Cadence cadence = Cadence.of(facts, now);
        return cadence.lateSeconds() > 0 && cadence.nextDueAt() != null
                ? new TriggerCondition(
                        PlaybookTrigger.DRIFTING_CADENCE,
                        cadence.nextDueAt(),
                        cadence.lastTouchpointAt() == null
                                ? "There was no mutual touchpoint yet."
                                : "The last mutual touchpoint was " + HumanReadable.ago(cadence.lastTouchpointAt(), now)
                                        + ".")
                : null;
    }

    /** Conflicts are politics: while politics are disabled, a conflict does not trigger a playbook. */
    private static @Nullable TriggerCondition conflict(List<Fact> facts, List<Fact> market) {
        if (!PoliticsFact.isOn(market)) {
            return null;
        }
        Set<String> over = new HashSet<>();
        TypedFact.ofType(facts, StakeholderFact.TieEnded.class)
                .forEach(typed -> over.add(typed.body().tie()));
        Map<String, ActiveStakeholder> present = ActiveStakeholder.of(facts).stream()
                .collect(Collectors.toMap(ActiveStakeholder::ref, person -> person));
        return TypedFact.ofType(facts, StakeholderFact.Tied.class)
                .filter(typed -> typed.body().kind() == TieKind.CONFLICTS_WITH && !over.contains(typed.ref()))
                .filter(typed -> names(typed.body().from(), present) != null
                        && names(typed.body().to(), present) != null)
                .reduce((first, last) -> last)
                .map(typed -> new TriggerCondition(
                        PlaybookTrigger.CONFLICT,
                        typed.at(),
                        names(typed.body().from(), present) + " and "
                                + names(typed.body().to(), present) + " are in conflict with each other."))
                .orElse(null);
    }

    /** Returns the name of an end of a tie; null if it is a stakeholder who left. */
    private static @Nullable String names(String end, Map<String, ActiveStakeholder> present) {
        if (end.startsWith(StakeholderFact.DEPARTMENT_PREFIX)) {
            return end.substring(StakeholderFact.DEPARTMENT_PREFIX.length());
        }
        if (end.startsWith(StakeholderFact.MEMBER_PREFIX)) {
            return end.substring(StakeholderFact.MEMBER_PREFIX.length());
        }
        ActiveStakeholder person = present.get(end);
        return person == null ? null : person.joined().person().name();
    }

    private static @Nullable TriggerCondition renewal(List<Fact> facts, Instant now) {
        return ContractFact.undecided(facts).stream()
                .filter(typed -> typed.body().renewsAt().isAfter(now)
                        && typed.body().renewsAt().isBefore(now.plus(AHEAD)))
                .findFirst()
                .map(typed -> new TriggerCondition(
                        PlaybookTrigger.RENEWAL,
                        typed.body().renewsAt().minus(AHEAD),
                        "%s a year come up for renewal on %s."
                                .formatted(
                                        typed.body().value(),
                                        HumanReadable.date(typed.body().renewsOn()))))
                .orElse(null);
    }
}
