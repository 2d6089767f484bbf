package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.cadence.Cadence;
import dev.troth.commitment.CommitmentFact;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.contract.ContractFact;
import dev.troth.initiative.InitiativeFact;
import dev.troth.issue.Issue;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.HumanReadable;
import dev.troth.playbook.PlaybookRunStatus;
import dev.troth.playbook.PlaybookRuns;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Evidence;
import dev.troth.stakeholder.ConsentPurpose;
import dev.troth.stakeholder.ConsentState;
import dev.troth.touchpoint.Channel;
import dev.troth.touchpoint.ContactAvailability;
import dev.troth.touchpoint.FollowUp;
import dev.troth.touchpoint.TimeWindow;
import dev.troth.trust.action.Action.Todo;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes the actions for one account. A pure function, except for calls of the model. */
final class ActionPlanner {
    private static final Duration SOON = Duration.ofDays(3);
    private static final Duration RENEWAL = Duration.ofDays(90);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final double FELL = 5;
    private static final double SCALE = 100;
    private static final int CHURN_DAYS = 90;

    private final AccountView account;
    private final List<Fact> facts;
    private final List<Fact> market;
    private final Assessment assessment;
    private final AssessmentService model;
    private final Instant now;
    private final List<CommitmentHistory> promises;
    private final List<Todo> todo = new ArrayList<>();

    private ActionPlanner(
            AccountView account,
            List<Fact> facts,
            List<Fact> market,
            Assessment assessment,
            AssessmentService model,
            Instant now) {
        this.account = account;
        this.facts = facts;
        this.market = market;
        this.assessment = assessment;
        this.model = model;
        this.now = now;
        this.promises = CommitmentHistory.all(facts);
    }

    /** Returns the actions, most important first. */
    static List<Action> of(
            AccountView account,
            List<Fact> facts,
            List<Fact> market,
            Assessment assessment,
            AssessmentService model,
            RevenueScale scale,
            Instant now) {
        ActionPlanner actions = new ActionPlanner(account, facts, market, assessment, model, now);
        actions.issues();
        actions.promises();
        actions.requests();
        actions.renewals();
        actions.trustThatFell();
        actions.priorities();
        actions.contact();
        actions.playbooks();
        actions.owner();
        double churn =
                assessment.trustUnrated().isPresent() ? 0 : assessment.churn().probability(CHURN_DAYS);
        double money = scale.factor(ContractFact.revenue(facts));
        Set<String> leaveAlone = ConsentState.refusing(ConsentPurpose.CONTACT, facts);
        return actions.todo.stream()
                .map(one ->
                        one.stakeholder() != null && leaveAlone.contains(one.stakeholder()) ? one.withoutWhom() : one)
                .map(one -> Action.of(account, one, actions.window(one), churn, money, now))
                .sorted(ORDER)
                .toList();
    }

    static final Comparator<Action> ORDER = Comparator.comparingDouble(Action::rank)
            .reversed()
            .thenComparing(Action::dueAt)
            .thenComparing(action -> action.account().getRef())
            .thenComparing(action -> action.subjects().toString());

    private void issues() {
        Set<String> answered = new HashSet<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof IssueFact.Acknowledged || fact.body() instanceof IssueFact.Replied) {
                answered.add(fact.subjectRef());
            }
        }
        Issue.open(facts).forEach(typed -> issue(typed, answered.contains(typed.ref())));
    }

    private void issue(TypedFact<IssueFact.Raised> typed, boolean answered) {
        String name = Objects.requireNonNullElse(typed.body().mainIssue(), typed.ref());
        Duration wait = typed.body().isHeated() ? Issue.COOLDOWN : Duration.ZERO;
        ActionKind kind = answered ? ActionKind.SOLVE_ISSUE : ActionKind.ANSWER_ISSUE;
        Todo one = Todo.of(
                        kind,
                        typed.at().plus(answered ? Duration.ZERO : wait),
                        typed.ref(),
                        answered ? "Solve: " + name : "Answer: " + name,
                        answered
                                ? "Open since " + HumanReadable.time(typed.at()) + "; the harm grows every day."
                                : "Not answered since " + HumanReadable.time(typed.at()) + ".")
                .to(typed.body().stakeholder(), null);
        todo.add(gaining(one, WhatIf.resolved(typed.ref(), now)));
    }

    private void promises() {
        for (CommitmentHistory promise : promises) {
            Instant due = promise.dueAt();
            if (!promise.isOpen() || !promise.isOurs() || due == null) {
                continue;
            }
            String title = promise.terms().body().title();
            List<String> madeTo = promise.terms().body().madeTo();
            String whom = madeTo == null || madeTo.isEmpty() ? null : madeTo.getFirst();
            if (due.isBefore(now)) {
                Todo late = Todo.of(
                        ActionKind.KEEP_COMMITMENT,
                        due,
                        promise.ref(),
                        "Keep: " + title,
                        "Due on " + HumanReadable.time(due) + ".");
                todo.add(keeping(late.to(whom, null), promise.ref()));
            } else if (due.isBefore(now.plus(SOON))) {
                Todo soon = Todo.of(
                        ActionKind.SAVE_COMMITMENT,
                        due,
                        promise.ref(),
                        "Finish or move: " + title,
                        "Due on " + HumanReadable.time(due) + "; if renegotiated before, it costs almost nothing.");
                todo.add(keeping(soon.to(whom, null), promise.ref()));
            }
            Instant word = promise.nextUpdateDueAt();
            if (word != null && !word.isAfter(now)) {
                Todo told = Todo.of(
                        ActionKind.TELL_PROGRESS,
                        word,
                        promise.ref(),
                        "Report the progress of: " + title,
                        "The last report was on " + HumanReadable.time(promise.lastUpdateAt()) + ".");
                todo.add(gaining(told.to(whom, null), WhatIf.progressed(promise.ref(), now)));
            }
        }
    }

    private void requests() {
        for (CommitmentHistory promise : promises) {
            if (promise.requested() != null && promise.made() == null && promise.settled() == null) {
                CommitmentFact.Requested asked = promise.requested().body();
                todo.add(Todo.of(
                        ActionKind.ANSWER_REQUEST,
                        promise.requested().at(),
                        promise.ref(),
                        "Commit or decline: " + asked.title(),
                        "Requested on " + HumanReadable.time(promise.requested().at())
                                + (Boolean.TRUE.equals(asked.over()) ? ", beyond the agreed scope" : "")
                                + ". An early no is better than a late apology."));
            }
        }
    }

    private void renewals() {
        for (TypedFact<ContractFact.Signed> typed : ContractFact.undecided(facts)) {
            Instant due = typed.body().renewsAt();
            if (due.isBefore(now.plus(RENEWAL))) {
                todo.add(Todo.of(
                        ActionKind.RENEW,
                        due,
                        typed.ref(),
                        "Talk about the renewal of " + typed.ref(),
                        typed.body().value() + " a year are due for renewal on "
                                + typed.body().renewsOn() + "."));
            }
        }
    }

    private void trustThatFell() {
        Instant then = now.minus(MONTH);
        if (facts.isEmpty()
                || facts.getFirst().at().isAfter(then)
                || assessment.trustUnrated().isPresent()) {
            return;
        }
        Assessment before = model.assessAt(facts, market, then);
        double fell = (before.trust() - assessment.trust()) * SCALE;
        if (before.trustUnrated().isEmpty() && fell >= FELL) {
            todo.add(Todo.of(
                    ActionKind.LOOK_INTO,
                    now,
                    account.getRef(),
                    "Find out why trust fell",
                    "It fell by %.0f points within 30 days; the drivers of trust show why.".formatted(fell)));
        }
    }

    private void priorities() {
        Map<String, TypedFact<InitiativeFact.PriorityChanged>> drops = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof InitiativeFact.PriorityChanged changed && changed.initiative() != null) {
                drops.remove(fact.subjectRef());
                if (changed.severity() > 0 && changed.reason() == null) {
                    drops.put(fact.subjectRef(), new TypedFact<>(fact, changed));
                }
            } else if (fact.body() instanceof InitiativeFact.ReasonAsked
                    || fact.body() instanceof InitiativeFact.Ended) {
                drops.remove(fact.subjectRef());
            }
        }
        drops.forEach((initiative, drop) -> todo.add(Todo.of(
                        ActionKind.ASK_WHY,
                        drop.at(),
                        initiative,
                        "Ask why the priority of " + initiative + " dropped",
                        "It dropped on " + HumanReadable.time(drop.at()) + ", and the reason is unknown.")
                .to(setter(initiative), null)));
    }

    private @Nullable String setter(String initiative) {
        return TypedFact.ofType(facts, InitiativeFact.Started.class)
                .filter(typed -> typed.ref().equals(initiative))
                .map(typed -> typed.body().setter())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void contact() {
        Cadence cadence = Cadence.of(facts, now);
        Instant due = cadence.nextDueAt();
        if (due != null && cadence.lateSeconds() > 0) {
            Todo call = Todo.of(
                    ActionKind.GET_IN_TOUCH,
                    due,
                    account.getRef(),
                    "Get in touch",
                    cadence.lastTouchpointAt() == null
                            ? "There was no touchpoint yet; the first one was due after %.0f days."
                                    .formatted(cadence.effectiveDays())
                            : "The last touchpoint was on %s; the right interval is %.0f days."
                                    .formatted(
                                            HumanReadable.time(cadence.lastTouchpointAt()), cadence.effectiveDays()));
            String whom = cadence.agreedWith().stream().findFirst().orElse(null);
            todo.add(gaining(call.to(whom, null), WhatIf.talk(cadence.agreedWith(), now)));
        }
        for (FollowUp waiting : FollowUp.of(facts, now)) {
            if (waiting.due()) {
                Todo ask = Todo.of(
                                ActionKind.FOLLOW_UP,
                                waiting.dueAt(),
                                waiting.touchpoint(),
                                "Ask again, through another channel",
                                "Asked on %s, %d time%s so far%s. Other priorities keep people from responding."
                                        .formatted(
                                                HumanReadable.time(waiting.askedAt()),
                                                waiting.attempts(),
                                                waiting.attempts() == 1 ? "" : "s",
                                                waiting.arrived() ? ", and it arrived" : ""))
                        .to(waiting.stakeholder(), waiting.channel());
                List<String> whom = waiting.stakeholder() == null ? List.of() : List.of(waiting.stakeholder());
                todo.add(waiting.channel() == Channel.CALL ? gaining(ask, WhatIf.talk(whom, now)) : ask);
            }
        }
    }

    /** Adds an action to an account without an owner, which is in the list of no member. */
    private void owner() {
        if (account.getOwner() == null && !facts.isEmpty()) {
            todo.add(Todo.of(
                    ActionKind.ASSIGN_OWNER,
                    facts.getFirst().at(),
                    account.getRef(),
                    "Name an owner of " + account.getName(),
                    "No member is responsible for this account."));
        }
    }

    private void playbooks() {
        for (PlaybookRuns.Run execution : PlaybookRuns.of(facts, market, now)) {
            String name = execution.playbook().name();
            String step = execution.nextStep();
            if (execution.status() == PlaybookRunStatus.DUE) {
                todo.add(Todo.of(
                        ActionKind.START_PLAYBOOK,
                        execution.since(),
                        name,
                        "Start the playbook " + name,
                        Objects.requireNonNullElse(execution.reason(), "Its situation exists.")));
            } else if (execution.status() == PlaybookRunStatus.RUNNING && step != null) {
                todo.add(Todo.of(
                        ActionKind.NEXT_STEP,
                        execution.since(),
                        Objects.requireNonNull(execution.ref()),
                        step,
                        "Step %d of %d of %s."
                                .formatted(
                                        execution.stepsDone().size() + 1,
                                        execution.playbook().steps().size(),
                                        name)));
            }
        }
    }

    /** Returns the time window in which the owner of the account can reach the stakeholder. */
    private @Nullable TimeWindow window(Todo one) {
        return one.stakeholder() == null || account.getOwner() == null
                ? null
                : ContactAvailability.next(account.getOwner(), one.stakeholder(), facts, market, now)
                        .orElse(null);
    }

    /** Adds the expected gain compared with doing nothing. */
    private Todo gaining(Todo one, Evidence evidence) {
        if (assessment.trustUnrated().isPresent()) {
            return one;
        }
        Assessment done = model.whatIf(assessment, List.of(evidence), now);
        return one.bringing((done.trust() - assessment.trust()) * SCALE);
    }

    /** Adds the gain of keeping a commitment compared with breaking it. */
    private Todo keeping(Todo one, String commitment) {
        if (assessment.trustUnrated().isPresent()) {
            return one;
        }
        Assessment kept = model.whatIf(assessment, List.of(WhatIf.kept(commitment, now)), now);
        Assessment broken = model.whatIf(assessment, List.of(WhatIf.broken(commitment, now)), now);
        return one.bringing((kept.trust() - broken.trust()) * SCALE);
    }
}
