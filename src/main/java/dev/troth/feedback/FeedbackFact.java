package dev.troth.feedback;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.ledger.StatedTime;
import dev.troth.platform.common.CategoryName;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code feedback}: feedback of one side about the other.
 *
 * @param value on the scale of its kind
 * @param honest false for mere politeness; defaults to true
 * @param department department that the feedback represents
 * @param relayedBy ref of the stakeholder who relayed it
 * @param saidAt time of the original statement, if it was relayed later
 * @param shared whether the other side knows of it
 */
public record FeedbackFact(
        Direction direction,
        FeedbackKind kind,
        @Nullable Double value,
        @PersonalText @Nullable String text,
        @Nullable Boolean honest,
        @Nullable String department,
        @Nullable String relayedBy,
        @Nullable String stakeholder,
        @StatedTime @Nullable Instant saidAt,
        @Nullable Boolean shared)
        implements FactBody {

    public FeedbackFact {
        Require.present("direction", direction);
        Require.present("kind", kind);
        Require.refOrNull("department", department);
        department = CategoryName.canonicalOrNull(department);
        if (value != null && !Double.isFinite(value)) {
            throw RejectedException.invalid("value", "value must be a number, but is %s.", value);
        }
        if (value != null && (value < kind.low() || value > kind.high())) {
            throw RejectedException.invalid(
                    "value", "value of %s must be between %s and %s, but is %s.", kind, kind.low(), kind.high(), value);
        }
    }

    @Override
    public void check(Instant at) {
        if (saidAt != null && saidAt.isAfter(at)) {
            throw RejectedException.invalid(
                    "saidAt", "saidAt is %s, which is after the time at which it was relayed, %s.", saidAt, at);
        }
    }

    public boolean isHonest() {
        return !Boolean.FALSE.equals(honest);
    }

    @Override
    public List<Reference> references() {
        return Stream.concat(
                        Reference.one("stakeholder", "stakeholder", stakeholder),
                        Reference.one("relayedBy", "stakeholder", relayedBy))
                .toList();
    }
}
