package dev.troth.playbook;

import dev.troth.cadence.Cadence;
import dev.troth.contract.ContractFact;
import dev.troth.initiative.InitiativeFact;
import dev.troth.issue.Issue;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import dev.troth.platform.InWords;
import dev.troth.signal.SignalFact;
import dev.troth.signal.SignalSummary;
import dev.troth.stakeholder.DecisionRole;
import dev.troth.stakeholder.StakeholderFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Situation in which a playbook is due. A pure function.
 *
 * @param since time at which it began
 * @param reason in words for users
 */
record Situation(PlaybookTrigger trigger, Instant since, String reason) {
    private static final Duration LATELY = Duration.ofDays(60);
    private static final Duration NEW = Duration.ofDays(90);
    private static final Duration AHEAD = Duration.ofDays(90);

    /** @param facts all of an account, sorted */
    static List<Situation> of(List<Fact> facts, Instant now) {
        List<Situation> all = new ArrayList<>();
        add(all, departure(facts, now));
        add(all, priorityDrop(facts, now));
        add(all, complaint(facts));
        add(all, newDecisionMaker(facts, now));
        add(all, drifting(facts, now));
        add(all, renewal(facts, now));
        return all;
    }

    private static void add(List<Situation> all, @Nullable Situation situation) {
        if (situation != null) {
            all.add(situation);
        }
    }

    private static @Nullable Situation departure(List<Fact> facts, Instant now) {
        Situation left = Said.each(facts, StakeholderFact.Left.class)
                .filter(said -> said.at().isAfter(now.minus(LATELY)))
                .reduce((first, last) -> last)
                .map(said -> new Situation(
                        PlaybookTrigger.DEPARTURE, said.at(), said.body().stakeholder() + " left."))
                .orElse(null);
        List<String> mayLeave = SignalSummary.of(facts, now).mayLeave();
        if (left != null || mayLeave.isEmpty()) {
            return left;
        }
        return Said.each(facts, SignalFact.Measured.class)
                .filter(said -> mayLeave.getFirst().equals(said.body().stakeholder()))
                .reduce((first, last) -> last)
                .map(said -> new Situation(PlaybookTrigger.DEPARTURE, said.at(), mayLeave.getFirst() + " may leave."))
                .orElse(null);
    }

    private static @Nullable Situation priorityDrop(List<Fact> facts, Instant now) {
        return Said.each(facts, InitiativeFact.PriorityChanged.class)
                .filter(said -> said.body().severity() > 0 && said.at().isAfter(now.minus(LATELY)))
                .reduce((first, last) -> last)
                .map(said -> new Situation(
                        PlaybookTrigger.PRIORITY_DROP,
                        said.at(),
                        said.body().initiative() == null
                                ? "Their priorities shifted."
                                : "The priority of " + said.body().initiative() + " dropped."))
                .orElse(null);
    }

    private static @Nullable Situation complaint(List<Fact> facts) {
        return Issue.open(facts).stream()
                .reduce((first, last) -> last)
                .map(said -> new Situation(
                        PlaybookTrigger.COMPLAINT,
                        said.at(),
                        "Open: " + Objects.requireNonNullElse(said.body().mainIssue(), said.ref()) + "."))
                .orElse(null);
    }

    private static @Nullable Situation newDecisionMaker(List<Fact> facts, Instant now) {
        if (facts.isEmpty()) {
            return null;
        }
        // Stakeholders who were there from the beginning are not new.
        Instant known = facts.getFirst().at().plus(LATELY);
        return Said.each(facts, StakeholderFact.Joined.class)
                .filter(said -> said.body().roles() != null
                        && (said.body().roles().contains(DecisionRole.DECISION_MAKER)
                                || said.body().roles().contains(DecisionRole.APPROVER)))
                .filter(said -> said.at().isAfter(now.minus(NEW)) && said.at().isAfter(known))
                .reduce((first, last) -> last)
                .map(said -> new Situation(
                        PlaybookTrigger.NEW_DECISION_MAKER,
                        said.at(),
                        said.body().person().name() + " is new."))
                .orElse(null);
    }

    private static @Nullable Situation drifting(List<Fact> facts, Instant now) {
        Cadence cadence = Cadence.of(facts, now);
        return cadence.lateSeconds() > 0 && cadence.nextDueAt() != null
                ? new Situation(
                        PlaybookTrigger.DRIFTING_CADENCE,
                        cadence.nextDueAt(),
                        "The last touchpoint was on " + InWords.time(cadence.lastTouchpointAt()) + ".")
                : null;
    }

    private static @Nullable Situation renewal(List<Fact> facts, Instant now) {
        return ContractFact.undecided(facts).stream()
                .filter(said -> said.body().renewsAt().isAfter(now)
                        && said.body().renewsAt().isBefore(now.plus(AHEAD)))
                .findFirst()
                .map(said -> new Situation(
                        PlaybookTrigger.RENEWAL,
                        said.body().renewsAt().minus(AHEAD),
                        "Contract " + said.ref() + " comes up on " + said.body().renewsOn() + "."))
                .orElse(null);
    }
}
