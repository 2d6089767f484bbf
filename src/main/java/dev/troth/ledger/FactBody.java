package dev.troth.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Payload of a fact, without its metadata: one record per fact type, whose components are the fields of its JSON. The
 * constructor validates, so every instance is valid.
 */
public interface FactBody {

    /** Ref of the subject of the fact; null if the fact creates the subject. */
    default @Nullable String about() {
        return null;
    }

    /** References to other subjects, which must exist. */
    default List<Reference> references() {
        return List.of();
    }

    /** References to members; they must exist as soon as the workspace has registered any member. */
    default List<Reference> memberReferences() {
        return MemberRefs.of(this);
    }

    /**
     * Names that exist by this fact and that other facts may refer to, such as the department of a stakeholder.
     *
     * @param ref ref of the fact
     */
    default List<Reference> definitions(String ref) {
        return List.of();
    }

    /**
     * Returns whether facts of this type affect scores. If so, the mapping to evidence ({@code trust.evidence}) must define
     * their meaning.
     */
    default boolean affectsScores() {
        return true;
    }

    /** Validates the body together with the time it occurred; throws a refusal if it is not valid. */
    default void check(Instant at) {}

    /**
     * Returns the body as seen at an instant: without the times of later events ({@link EventTime}) and whatever they
     * imply.
     */
    default FactBody seenAt(Instant now) {
        return this;
    }

    /**
     * Returns the body after an amendment, which it contains already.
     *
     * @param before the body before the amendment
     */
    default FactBody amended(FactBody before) {
        return this;
    }

    /** Returns the times of later events in the body, from which its meaning changes. */
    default List<Instant> eventTimes() {
        return List.of();
    }

    /** Returns whether the fact may be dated later than now. A message that was sent cannot be planned. */
    default boolean mayBePlanned() {
        return true;
    }

    /** Returns the time; null if it is later than the instant, because its event has not occurred yet. */
    static @Nullable Instant notAfter(Instant now, @Nullable Instant time) {
        return time == null || time.isAfter(now) ? null : time;
    }
}
