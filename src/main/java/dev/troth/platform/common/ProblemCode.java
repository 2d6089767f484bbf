package dev.troth.platform.common;

import org.eclipse.microprofile.graphql.Description;

/** Kind of a rejection. Codes are stable; messages are for people and may change. */
@Description("Kind of a rejection. Codes are stable; messages are for people and may change.")
public enum ProblemCode {
    @Description("The line is not a JSON object. Nothing was read from it.")
    MALFORMED,
    @Description("The fact type does not exist.")
    UNKNOWN_TYPE,
    @Description("The fact type has no field of this name.")
    UNKNOWN_FIELD,
    @Description("A required field is missing.")
    MISSING_FIELD,
    @Description("A value has the wrong type or is out of range, such as a time, a number or an enum value.")
    INVALID_VALUE,
    @Description("A referenced record does not exist, neither in the ledger nor in the same file.")
    UNKNOWN_REFERENCE,
    @Description("The ref is taken by a fact of the same type with different content.")
    DUPLICATE_REF,
    @Description("The fact contradicts earlier facts, such as keeping a withdrawn commitment.")
    INVALID_TRANSITION,
    @Description("The contact is angry, and less than 30 minutes have passed. Wait, or give a reason for the "
            + "exception.")
    COOLDOWN_ACTIVE,
    @Description("A reply to an angry contact must offer at least two options.")
    OPTIONS_REQUIRED,
    @Description("The value exceeds a size limit.")
    TOO_LARGE,
    @Description("The record was changed after it was read: expectedVersion is not its current version. Read it "
            + "again and decide again.")
    CONFLICT,
    @Description("The idempotencyKey was used with a different input within the last 24 hours. Use a new key for "
            + "a new operation.")
    IDEMPOTENCY_KEY_REUSED,
    @Description("A mutation with this idempotencyKey is still running. Retry in a moment.")
    IN_FLIGHT,
    @Description("The change affects accounts that the caller cannot see.")
    NOT_ALLOWED
}
