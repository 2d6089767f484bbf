package dev.troth.feedback;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.Reference;
import dev.troth.platform.Direction;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code feedback}: what one side said of the other.
 *
 * @param value on the scale of its kind
 * @param honest false for words that only please; true when absent
 * @param department whose voice it is
 * @param relayedBy the stakeholder who passed it on
 */
public record FeedbackFact(
        Direction direction,
        Kind kind,
        @Nullable Double value,
        @Nullable String text,
        @Nullable Boolean honest,
        @Nullable String department,
        @Nullable String relayedBy,
        @Nullable String stakeholder)
        implements FactBody {

    /** What was asked or said. */
    public enum Kind {
        COMMENT,
        NPS,
        CSAT,
        EFFORT,
        PULSE,
        LOYALTY,
        PERCEPTION,
        LIKE,
        CARE,
        PROFESSIONAL,
        AUTHENTIC,
        AUDIT
    }

    public FeedbackFact {
        Require.present("direction", direction);
        Require.present("kind", kind);
        if (value != null && !Double.isFinite(value)) {
            throw Refusal.invalid("value", "value must be a number, but is %s.", value);
        }
    }

    public boolean isHonest() {
        return !Boolean.FALSE.equals(honest);
    }

    @Override
    public List<Reference> references() {
        return Reference.one("stakeholder", "stakeholder", stakeholder).toList();
    }
}
