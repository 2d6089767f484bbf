package dev.troth.trust.action;

import dev.troth.commitment.CommitmentFact;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.TypedFact;
import dev.troth.trust.action.ProposedAction.Matter;
import dev.troth.trust.score.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Actions for commitments and requests: one for each. */
final class CommitmentActions {
    private static final double SOON_DAYS = 3;
    private static final double LONGEST_DAYS = 14;
    private static final double USUAL = 0.5;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final Duration ANSWER_WITHIN = Duration.ofDays(2);
    private static final Duration ANSWER_AT_LATEST = Duration.ofDays(14);

    private final ActionContext on;

    private CommitmentActions(ActionContext on) {
        this.on = on;
    }

    static List<ProposedAction> of(ActionContext on) {
        CommitmentActions actions = new CommitmentActions(on);
        List<ProposedAction> all = new ArrayList<>();
        for (CommitmentHistory promise : CommitmentHistory.all(on.facts())) {
            ProposedAction one = promise.isOpen() ? actions.open(promise) : actions.request(promise);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    private @Nullable ProposedAction open(CommitmentHistory promise) {
        Instant due = Objects.requireNonNull(promise.dueAt());
        boolean late = due.isBefore(on.now());
        if (!promise.isOurs()) {
            return late ? remind(promise, due) : null;
        }
        if (late) {
            return late(promise, due);
        }
        return due.isBefore(on.now().plusSeconds(Math.round(soonDays(promise) * SECONDS_PER_DAY)))
                ? soon(promise, due)
                : progress(promise);
    }

    private ProposedAction late(CommitmentHistory promise, Instant due) {
        ProposedAction one = action(ActionKind.KEEP_COMMITMENT, promise, due, "Keep: ", "Due on " + on.time(due) + ".");
        return on.keeping(told(one, promise), promise.ref());
    }

    private ProposedAction soon(CommitmentHistory promise, Instant due) {
        ProposedAction one = action(
                ActionKind.SAVE_COMMITMENT,
                promise,
                due,
                "Finish or move: ",
                "Due on " + on.time(due) + "; if renegotiated before, it costs almost nothing.");
        return on.keeping(told(one, promise), promise.ref());
    }

    /** Adds to the reason that the people concerned have not heard of the commitment for long. */
    private ProposedAction told(ProposedAction one, CommitmentHistory promise) {
        Instant word = promise.nextUpdateDueAt();
        return word == null || word.isAfter(on.now())
                ? one
                : one.because("Nothing was reported since " + on.time(promise.lastUpdateAt()) + ".");
    }

    private @Nullable ProposedAction progress(CommitmentHistory promise) {
        Instant word = promise.nextUpdateDueAt();
        if (word == null || word.isAfter(on.now())) {
            return null;
        }
        Set<String> uninformed = promise.uninformed(promise.audience(on.roster()::hasLeft));
        ProposedAction one = action(
                ActionKind.TELL_PROGRESS,
                promise,
                word,
                "Report the progress of: ",
                "The last report was on %s.%s".formatted(on.time(promise.lastUpdateAt()), names(uninformed)));
        return on.gaining(one, WhatIf.progressed(promise.ref(), on.now()));
    }

    private String names(Set<String> uninformed) {
        return uninformed.isEmpty()
                ? ""
                : " Not informed yet: %s."
                        .formatted(uninformed.stream().map(on.roster()::nameOf).collect(Collectors.joining(", ")));
    }

    private ProposedAction remind(CommitmentHistory promise, Instant due) {
        CommitmentFact.Made made = promise.terms().body();
        return new ProposedAction(
                        ActionKind.REMIND,
                        Matter.Kind.COMMITMENT,
                        promise.ref(),
                        due,
                        "Ask for what they owe us: " + made.title(),
                        "%s committed to it by %s.".formatted(on.account().getName(), on.time(due)))
                .to(made.madeBy() == null ? made.madeTo() : List.of(made.madeBy()))
                .weighing(made.importanceOrUsual());
    }

    private ProposedAction action(ActionKind kind, CommitmentHistory promise, Instant due, String verb, String reason) {
        CommitmentFact.Made made = promise.terms().body();
        return new ProposedAction(kind, Matter.Kind.COMMITMENT, promise.ref(), due, verb + made.title(), reason)
                .to(made.madeTo())
                .weighing(made.importanceOrUsual())
                .atFixedTime(kind != ActionKind.TELL_PROGRESS)
                .staking(
                        promise.requested() == null
                                ? null
                                : promise.requested().body().atStake());
    }

    /**
     * Returns how many days before the due time a commitment is listed: three, and up to fourteen if it is important.
     */
    private static double soonDays(CommitmentHistory promise) {
        double importance = promise.terms().body().importanceOrUsual();
        return importance <= USUAL
                ? SOON_DAYS
                : SOON_DAYS + (LONGEST_DAYS - SOON_DAYS) * (importance - USUAL) / (1 - USUAL);
    }

    private @Nullable ProposedAction request(CommitmentHistory promise) {
        TypedFact<CommitmentFact.Requested> asked = promise.requested();
        if (asked == null || promise.made() != null || promise.settled() != null) {
            return null;
        }
        CommitmentFact.Requested request = asked.body();
        Instant needed = request.neededBy();
        String reason = "Requested on %s%s%s%s. An early no is better than a late apology."
                .formatted(
                        on.time(asked.at()),
                        needed == null ? "" : ", needed by " + on.time(needed),
                        request.atStake() == null ? "" : ", with " + request.atStake() + " at stake",
                        Boolean.TRUE.equals(request.over()) ? ", beyond the agreed scope" : "");
        return new ProposedAction(
                        ActionKind.ANSWER_REQUEST,
                        Matter.Kind.COMMITMENT,
                        promise.ref(),
                        answerDueAt(asked),
                        "Commit or decline: " + request.title(),
                        reason)
                .to(request.requestedBy() == null ? List.of() : List.of(request.requestedBy()))
                .weighing(request.importance() == null ? USUAL : request.importance())
                .atFixedTime(needed != null)
                .staking(request.atStake());
    }

    /**
     * Returns the time by which a request is to be answered: when it is needed, or else after two days; after fourteen
     * days in any case.
     */
    private static Instant answerDueAt(TypedFact<CommitmentFact.Requested> asked) {
        Instant needed =
                Objects.requireNonNullElse(asked.body().neededBy(), asked.at().plus(ANSWER_WITHIN));
        Instant latest = asked.at().plus(ANSWER_AT_LATEST);
        return needed.isBefore(latest) ? needed : latest;
    }
}
