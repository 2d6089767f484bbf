package dev.troth.issue;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * State machine of an issue: a complaint, a dispute or an incident. Pure function of the facts.
 *
 * @param mainIssue exact main issue, as stated last; null if it is unknown
 * @param replies all replies that were sent, in order
 */
public record Issue(
        Instant raisedAt,
        IssueFact.Raised raised,
        State state,
        @Nullable String mainIssue,
        List<TypedFact<IssueFact.Replied>> replies) {

    /** Time for which a reply to a heated issue waits (S4 L20). */
    public static final Duration COOLDOWN = Duration.ofMinutes(30);

    /** State with the data that belongs to it. */
    public sealed interface State {}

    /** Not answered yet. */
    public record Unanswered() implements State {}

    /** @param at time of the first answer: an acknowledgement or a reply */
    public record Acknowledged(Instant at) implements State {}

    /** @param acknowledgedAt time of the first answer; null if it was resolved without one */
    public record Resolved(Instant at, @Nullable Instant acknowledgedAt, List<String> options) implements State {}

    /**
     * Returns the issue after another fact.
     *
     * @throws RejectedException if the fact is not valid in the current state
     */
    static Issue apply(String ref, @Nullable Issue before, Fact fact) {
        Instant at = fact.at();
        return switch ((IssueFact) fact.body()) {
            case IssueFact.Raised raised -> new Issue(at, raised, new Unanswered(), raised.mainIssue(), List.of());
            case IssueFact.Replied reply -> replied(ref, before, new TypedFact<>(fact, reply));
            case IssueFact.Acknowledged ack -> {
                Issue open = open(ref, before, "acknowledge", at);
                open.checkWait(ref, "an acknowledgement", ack.overrideReason(), at);
                yield open.answered(at, open.mainIssue, open.replies);
            }
            case IssueFact.Resolved done -> {
                Issue open = open(ref, before, "resolve", at);
                Instant answered = open.state instanceof Acknowledged(Instant first) ? first : null;
                List<String> options = Objects.requireNonNullElse(done.options(), List.of());
                State resolved = new Resolved(at, answered, options);
                yield new Issue(open.raisedAt, open.raised, resolved, open.mainIssue, open.replies);
            }
        };
    }

    private static Issue replied(String ref, @Nullable Issue before, TypedFact<IssueFact.Replied> sent) {
        Issue open = open(ref, before, "reply to", sent.at());
        IssueFact.Replied reply = sent.body();
        String known = reply.mainIssue() == null ? open.mainIssue : reply.mainIssue();
        open.checkWait(ref, "a reply", reply.overrideReason(), sent.at());
        if (open.raised.isHeated()) {
            if (known == null) {
                throw RejectedException.of(
                        ProblemCode.MISSING_FIELD,
                        "mainIssue",
                        "The main issue of issue \"%s\" is not known. Set mainIssue before replying.",
                        ref);
            }
            if (reply.optionsOrNone().size() < 2) {
                throw RejectedException.of(
                        ProblemCode.OPTIONS_REQUIRED,
                        "options",
                        "A reply to the heated issue \"%s\" must offer at least two options, but has %d.",
                        ref,
                        reply.optionsOrNone().size());
            }
        }
        List<TypedFact<IssueFact.Replied>> all = new ArrayList<>(open.replies);
        all.add(sent);
        return open.answered(sent.at(), known, List.copyOf(all));
    }

    /** Returns the issue after an answer. The first answer counts as its acknowledgement. */
    private Issue answered(Instant at, @Nullable String known, List<TypedFact<IssueFact.Replied>> all) {
        return new Issue(raisedAt, raised, state instanceof Unanswered ? new Acknowledged(at) : state, known, all);
    }

    private void checkWait(String ref, String word, @Nullable String overrideReason, Instant at) {
        if (at.isBefore(heldUntil()) && overrideReason == null) {
            throw RejectedException.of(
                    ProblemCode.COOLDOWN_ACTIVE,
                    "overrideReason",
                    "Issue \"%s\" is heated, so %s must wait until %s. Work on a solution meanwhile, or "
                            + "state in overrideReason why it cannot wait.",
                    ref,
                    word,
                    heldUntil());
        }
    }

    /** Returns the last reply; null if there is none. */
    @Nullable
    TypedFact<IssueFact.Replied> lastReply() {
        return replies.isEmpty() ? null : replies.getLast();
    }

    /** Returns the time of the first answer: an acknowledgement or a reply; null if there is none. */
    public @Nullable Instant acknowledgedAt() {
        return switch (state) {
            case Unanswered s -> null;
            case Acknowledged s -> s.at();
            case Resolved s -> s.acknowledgedAt();
        };
    }

    /**
     * Returns the time of the first answer: an acknowledgement, a reply, or a conversation with the stakeholder who raised
     * it. If that stakeholder is unknown, a conversation about a problem counts.
     *
     * @param facts all facts of the account, sorted
     */
    public @Nullable Instant answeredAt(List<Fact> facts) {
        Instant written = acknowledgedAt();
        return facts.stream()
                .filter(fact ->
                        !fact.at().isBefore(raisedAt) && fact.body() instanceof Conversation talk && isAnsweredBy(talk))
                .map(Fact::at)
                .findFirst()
                .filter(talked -> written == null || talked.isBefore(written))
                .orElse(written);
    }

    private boolean isAnsweredBy(Conversation talk) {
        return talk.isMutual()
                && (raised.stakeholder() == null
                        ? talk.isAboutProblem()
                        : talk.people().contains(raised.stakeholder()));
    }

    /** Returns the time until which a reply should wait, so that it is not written in anger. */
    Instant heldUntil() {
        return raised.isHeated() ? raisedAt.plus(COOLDOWN) : raisedAt;
    }

    private static Issue open(String ref, @Nullable Issue before, String verb, Instant at) {
        if (before == null) {
            throw RejectedException.unknown(
                    "issue",
                    "There is no issue \"%s\" at %s. Maybe it was raised later, or under another ref?",
                    ref,
                    at);
        }
        if (before.state instanceof Resolved resolved) {
            throw RejectedException.transition(
                    "Issue \"%s\" was resolved on %s, so you cannot %s it on %s. Maybe it is a new one?",
                    ref, resolved.at(), verb, at);
        }
        return before;
    }

    /** Returns the open issues of an account, in order. */
    public static List<TypedFact<IssueFact.Raised>> open(List<Fact> facts) {
        Set<String> resolved = new HashSet<>();
        TypedFact.ofType(facts, IssueFact.Resolved.class)
                .forEach(typed -> resolved.add(typed.fact().subjectRef()));
        return TypedFact.ofType(facts, IssueFact.Raised.class)
                .filter(typed -> !resolved.contains(typed.ref()))
                .toList();
    }

    /** Returns the refs of the issues of an account that were answered in any way, see {@link #answeredAt}. */
    public static Set<String> answered(List<Fact> facts) {
        Map<String, Issue> issues = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof IssueFact) {
                issues.compute(fact.subjectRef(), (ref, before) -> apply(ref, before, fact));
            }
        }
        issues.values().removeIf(issue -> issue.answeredAt(facts) == null);
        return issues.keySet();
    }

    /** Returns the main issue, or else the kind of the issue, in words: "the complaint". */
    public static String inWords(IssueFact.Raised raised) {
        return raised.mainIssue() != null
                ? raised.mainIssue()
                : "the "
                        + Objects.requireNonNullElse(raised.kind(), IssueKind.COMPLAINT)
                                .name()
                                .toLowerCase(Locale.ROOT);
    }

    IssueStatus status() {
        return switch (state) {
            case Unanswered s -> IssueStatus.RAISED;
            case Acknowledged s -> IssueStatus.ACKNOWLEDGED;
            case Resolved s -> IssueStatus.RESOLVED;
        };
    }
}
