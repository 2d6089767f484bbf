package dev.troth.issue;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** State machine of an issue: a complaint, a dispute or an incident. Pure function of the facts. */
public record Issue(
        Instant raisedAt,
        IssueFact.Raised raised,
        State state,
        @Nullable Reply reply) {

    /** Time for which a reply to a heated issue waits (S4 L20). */
    public static final Duration COOLDOWN = Duration.ofMinutes(30);

    /** Last reply that was sent. */
    public record Reply(
            Instant at, IssueFact.Replied said, @Nullable String mainIssue) {}

    /** State with the data that belongs to it. */
    public sealed interface State {}

    /** Not answered yet. */
    public record Unanswered() implements State {}

    public record Acknowledged(Instant at) implements State {}

    /** @param acknowledgedAt null if it was resolved without an acknowledgement */
    public record Resolved(Instant at, @Nullable Instant acknowledgedAt, List<String> options) implements State {}

    /**
     * Returns the issue after another fact.
     *
     * @throws RejectedException if the fact is not valid in the current state
     */
    static Issue apply(String ref, @Nullable Issue before, Fact fact) {
        return switch ((IssueFact) fact.body()) {
            case IssueFact.Raised raised -> new Issue(fact.at(), raised, new Unanswered(), null);
            case IssueFact.Replied reply -> replied(ref, before, reply, fact.at());
            case IssueFact.Acknowledged ack -> {
                Issue open = open(ref, before, "acknowledge", fact.at());
                yield open.state instanceof Acknowledged
                        ? open
                        : new Issue(open.raisedAt, open.raised, new Acknowledged(fact.at()), open.reply);
            }
            case IssueFact.Resolved done -> {
                Issue open = open(ref, before, "resolve", fact.at());
                Instant answered = open.state instanceof Acknowledged(Instant at) ? at : null;
                List<String> options = Objects.requireNonNullElse(done.options(), List.of());
                yield new Issue(open.raisedAt, open.raised, new Resolved(fact.at(), answered, options), open.reply);
            }
        };
    }

    private static Issue replied(String ref, @Nullable Issue before, IssueFact.Replied reply, Instant at) {
        Issue open = open(ref, before, "reply to", at);
        String mainIssue = reply.mainIssue() == null ? open.raised.mainIssue() : reply.mainIssue();
        if (open.raised.isHeated()) {
            if (at.isBefore(open.heldUntil()) && reply.overrideReason() == null) {
                throw RejectedException.of(
                        ProblemCode.COOLDOWN_ACTIVE,
                        "overrideReason",
                        "Issue \"%s\" is heated, so a reply must wait until %s. Work on a solution meanwhile, or "
                                + "state in overrideReason why it cannot wait.",
                        ref,
                        open.heldUntil());
            }
            if (mainIssue == null) {
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
        return new Issue(open.raisedAt, open.raised, open.state, new Reply(at, reply, mainIssue));
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

    /** Returns the main issue, or else the kind of the issue, in words: "the complaint". */
    public static String inWords(IssueFact.Raised raised) {
        return raised.mainIssue() != null
                ? raised.mainIssue()
                : "the " + Objects.requireNonNullElse(raised.kind(), IssueKind.COMPLAINT).name().toLowerCase(Locale.ROOT);
    }

    IssueStatus status() {
        return switch (state) {
            case Unanswered s -> IssueStatus.RAISED;
            case Acknowledged s -> IssueStatus.ACKNOWLEDGED;
            case Resolved s -> IssueStatus.RESOLVED;
        };
    }
}
