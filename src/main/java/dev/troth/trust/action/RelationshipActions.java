package dev.troth.trust.action;

import dev.troth.cadence.Cadence;
import dev.troth.cadence.CadenceFact;
import dev.troth.contract.ContractFact;
import dev.troth.initiative.InitiativeFact;
import dev.troth.initiative.PriorityStep;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.HumanReadable;
import dev.troth.scoring.Assessment;
import dev.troth.touchpoint.Channel;
import dev.troth.touchpoint.FollowUp;
import dev.troth.trust.action.ProposedAction.Matter;
import dev.troth.trust.evidence.EvidenceMapper;
import dev.troth.trust.score.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Actions for the course of the relationship: renewals, lost trust, dropped priorities, contact, and a missing owner.
 */
final class RelationshipActions {
    private static final Duration RENEWAL = Duration.ofDays(90);
    private static final Duration MONTH = Duration.ofDays(30);

    /** Time to wait for the answer to a question before it is asked again. Judgement. */
    private static final Duration ANSWER = Duration.ofDays(7);

    /** Precision of the times of facts. */
    private static final Duration INSTANT = Duration.of(1, ChronoUnit.MICROS);

    private static final double FELL = 5;
    private static final double SCALE = 100;

    private final ActionContext on;
    private final List<ProposedAction> all = new ArrayList<>();

    private RelationshipActions(ActionContext on) {
        this.on = on;
    }

    static List<ProposedAction> of(ActionContext on) {
        RelationshipActions actions = new RelationshipActions(on);
        actions.renewals();
        actions.trustThatFell();
        actions.priorities();
        actions.contact();
        actions.followUps();
        actions.owner();
        return actions.all;
    }

    private void renewals() {
        for (TypedFact<ContractFact.Signed> typed : ContractFact.undecided(on.facts())) {
            Instant due = typed.body().renewsAt();
            if (due.isBefore(on.now().plus(RENEWAL))) {
                String day = HumanReadable.date(typed.body().renewsOn());
                all.add(new ProposedAction(
                                ActionKind.RENEW,
                                Matter.Kind.CONTRACT,
                                typed.ref(),
                                due,
                                "Talk about the renewal with " + on.account().getName(),
                                typed.body().value() + " a year are due for renewal on " + day + ".")
                        .staking(typed.body().value()));
            }
        }
    }

    private void trustThatFell() {
        Instant then = on.now().minus(MONTH);
        if (on.facts().isEmpty() || on.facts().getFirst().at().isAfter(then) || !on.isRated()) {
            return;
        }
        Assessment before = on.model().assessAt(on.facts(), on.market(), then);
        double fell = (before.trust() - on.assessment().trust()) * SCALE;
        if (before.trustUnrated().isEmpty() && fell >= FELL) {
            all.add(new ProposedAction(
                    ActionKind.LOOK_INTO,
                    Matter.Kind.ACCOUNT,
                    on.account().getRef(),
                    fellAt(then),
                    "Find out why trust fell: " + on.account().getName(),
                    "It fell by %.0f points within 30 days; the drivers of trust show why.".formatted(fell)));
        }
    }

    /**
     * Returns the time of the facts with which trust fell most at once, compared with the instant before; that of the
     * last fact if none of them lowered it, because then trust fell by silence or lateness.
     */
    private Instant fellAt(Instant from) {
        List<Instant> times = times(from);
        List<Assessment> all = on.model()
                .assessAt(
                        on.facts(),
                        on.market(),
                        times.stream()
                                .flatMap(time -> Stream.of(time.minus(INSTANT), time))
                                .toList());
        Instant when = on.facts().getLast().at();
        double most = 0;
        for (int i = 0; i < times.size(); i++) {
            double fell = all.get(2 * i).trust() - all.get(2 * i + 1).trust();
            if (fell > most) {
                most = fell;
                when = times.get(i);
            }
        }
        return when;
    }

    /** Returns the times since an earlier one from which facts count, in order. */
    private List<Instant> times(Instant from) {
        return Stream.concat(on.facts().stream(), on.market().stream())
                .map(EvidenceMapper::countsFrom)
                .filter(time -> time.isAfter(from) && !time.isAfter(on.now()))
                .distinct()
                .sorted()
                .toList();
    }

    private void priorities() {
        for (PriorityStep drop : PriorityStep.unexplained(on.facts())) {
            Instant asked = drop.askedAt();
            Instant due = asked == null ? drop.fact().at() : asked.plus(ANSWER);
            if (!due.isAfter(on.now())) {
                all.add(askWhy(drop, due));
            }
        }
    }

    private ProposedAction askWhy(PriorityStep drop, Instant due) {
        String initiative = drop.fact().subjectRef();
        InitiativeFact.@Nullable Started started = TypedFact.ofType(on.facts(), InitiativeFact.Started.class)
                .filter(typed -> typed.ref().equals(initiative))
                .map(TypedFact::body)
                .findFirst()
                .orElse(null);
        Instant asked = drop.askedAt();
        return new ProposedAction(
                        ActionKind.ASK_WHY,
                        Matter.Kind.INITIATIVE,
                        initiative,
                        due,
                        "Ask why the priority of %s dropped".formatted(started == null ? "it" : started.name()),
                        "It dropped on " + on.time(drop.fact().at())
                                + (asked == null
                                        ? ", and the reason is unknown."
                                        : ". You asked on " + on.time(asked) + " and have no answer yet."))
                .to(started == null || started.setter() == null ? List.of() : List.of(started.setter()))
                .staking(started == null ? null : started.stake());
    }

    private void contact() {
        Cadence cadence = Cadence.of(on.facts(), on.now());
        Instant due = cadence.nextDueAt();
        if (due != null && cadence.lateSeconds() > 0) {
            List<String> agreedWith = agreedWith();
            ProposedAction call = new ProposedAction(
                            ActionKind.GET_IN_TOUCH,
                            Matter.Kind.ACCOUNT,
                            on.account().getRef(),
                            due,
                            "Get in touch with " + on.nameOfFirst(agreedWith),
                            reason(cadence))
                    .to(agreedWith);
            all.add(on.gaining(call, WhatIf.talk(whom(agreedWith), on.now())));
        }
    }

    private String reason(Cadence cadence) {
        return cadence.lastTouchpointAt() == null
                ? "There was no mutual touchpoint yet; the first one was due after %.0f days."
                        .formatted(cadence.effectiveDays())
                : "The last mutual touchpoint was on %s; the right interval is %.0f days."
                        .formatted(on.time(cadence.lastTouchpointAt()), cadence.effectiveDays());
    }

    /** Adds an action to an account without an owner, which is in the list of no member. */
    private void owner() {
        if (on.account().ownerRef() == null && !on.facts().isEmpty()) {
            all.add(new ProposedAction(
                    ActionKind.ASSIGN_OWNER,
                    Matter.Kind.ACCOUNT,
                    on.account().getRef(),
                    on.facts().getFirst().at(),
                    "Name an owner of " + on.account().getName(),
                    "No member is responsible for this account."));
        }
    }

    /** Returns the refs of the stakeholders who agreed on the cadence, those who left included. */
    private List<String> agreedWith() {
        return TypedFact.ofType(on.facts(), CadenceFact.class)
                .reduce((first, last) -> last)
                .map(typed -> Objects.requireNonNullElse(typed.body().agreedWith(), List.<String>of()))
                .orElse(List.of());
    }

    private List<String> whom(List<String> people) {
        String one = on.roster().contact(people, on.zone()).ref();
        return one == null ? List.of() : List.of(one);
    }

    private String askAgain(List<String> people) {
        List<String> whom = whom(people);
        return whom.isEmpty() || people.contains(whom.getFirst())
                ? "Ask %s again, through another channel".formatted(on.nameOfFirst(people))
                : "Ask %s instead".formatted(on.roster().nameOf(whom.getFirst()));
    }

    private String unanswered(FollowUp waiting) {
        String asked = waiting.attempts() == 1 ? "Asked once, on %1$s" : "Asked %2$d times, last on %1$s";
        return (asked + "; %3$san answer has not come yet. Silence is usually a matter of other priorities.")
                .formatted(
                        on.time(waiting.askedAt()),
                        waiting.attempts(),
                        waiting.arrived() ? "the message arrived, but " : "");
    }

    private void followUps() {
        for (FollowUp waiting : FollowUp.of(on.facts(), on.now())) {
            if (waiting.due()) {
                List<String> people = waiting.people();
                ProposedAction ask = new ProposedAction(
                                ActionKind.FOLLOW_UP,
                                Matter.Kind.TOUCHPOINT,
                                waiting.touchpoint(),
                                waiting.dueAt(),
                                askAgain(people),
                                unanswered(waiting))
                        .to(people)
                        .through(waiting.channel());
                all.add(waiting.channel() == Channel.CALL ? on.gaining(ask, WhatIf.talk(whom(people), on.now())) : ask);
            }
        }
    }
}
