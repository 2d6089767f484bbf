package dev.troth.issue;

import dev.troth.ledger.Fact;
import dev.troth.platform.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A complaint or an incident and where it stands. Pure: what comes out depends on the facts alone. */
public record Issue(Instant raisedAt, IssueFact.Raised raised, State state) {

    /** Where it stands; each state knows what belongs to it and nothing else. */
    public sealed interface State {}

    /** Nobody has answered yet. */
    public record Unanswered() implements State {}

    public record Acknowledged(Instant at) implements State {}

    /** @param acknowledgedAt null when it was resolved without a word before */
    public record Resolved(Instant at, @Nullable Instant acknowledgedAt, List<String> options) implements State {}

    /**
     * The issue after one more fact.
     *
     * @throws Refusal if the fact makes no sense now
     */
    static Issue apply(String ref, @Nullable Issue before, Fact fact) {
        return switch ((IssueFact) fact.body()) {
            case IssueFact.Raised raised -> new Issue(fact.at(), raised, new Unanswered());
            case IssueFact.Acknowledged ack -> {
                Issue open = open(ref, before, "acknowledge", fact.at());
                yield open.state instanceof Acknowledged
                        ? open
                        : new Issue(open.raisedAt, open.raised, new Acknowledged(fact.at()));
            }
            case IssueFact.Resolved done -> {
                Issue open = open(ref, before, "resolve", fact.at());
                Instant answered = open.state instanceof Acknowledged(Instant at) ? at : null;
                List<String> options = Objects.requireNonNullElse(done.options(), List.of());
                yield new Issue(open.raisedAt, open.raised, new Resolved(fact.at(), answered, options));
            }
        };
    }

    private static Issue open(String ref, @Nullable Issue before, String verb, Instant at) {
        if (before == null) {
            throw Refusal.unknown(
                    "issue",
                    "There is no issue \"%s\" at %s. Maybe it was raised later, or under another ref?",
                    ref,
                    at);
        }
        if (before.state instanceof Resolved resolved) {
            throw Refusal.transition(
                    "Issue \"%s\" was resolved on %s, so you cannot %s it on %s. Maybe it is a new one?",
                    ref, resolved.at(), verb, at);
        }
        return before;
    }

    IssueStatus status() {
        return switch (state) {
            case Unanswered s -> IssueStatus.RAISED;
            case Acknowledged s -> IssueStatus.ACKNOWLEDGED;
            case Resolved s -> IssueStatus.RESOLVED;
        };
    }
}
