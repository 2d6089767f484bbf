package dev.troth.platform;

import org.eclipse.microprofile.graphql.Description;

/** Why something was not accepted. Codes are stable; messages are for people and may change. */
@Description("Why something was not accepted. Codes are stable; messages are for people and may change.")
public enum ProblemCode {
    @Description("The line is not a JSON object. Nothing of it was read.")
    MALFORMED,
    @Description("There is no fact type of this name.")
    UNKNOWN_TYPE,
    @Description("The fact type has no field of this name.")
    UNKNOWN_FIELD,
    @Description("A field that the fact cannot do without is absent.")
    MISSING_FIELD,
    @Description("A value is of the wrong kind or out of range: a time, a number, a word.")
    INVALID_VALUE,
    @Description("Something is named that does not exist, in the ledger or beside it in the same file.")
    UNKNOWN_REFERENCE,
    @Description("The ref is taken by a fact of the same type with other content.")
    DUPLICATE_REF,
    @Description("It does not make sense after what happened before, such as keeping a withdrawn commitment.")
    INVALID_TRANSITION,
    @Description("They are angry, and half an hour has not passed. Wait, or say why it cannot wait.")
    COOLDOWN_ACTIVE,
    @Description("A reply to somebody who is angry offers at least two options.")
    OPTIONS_REQUIRED,
    @Description("It is larger than what is taken in one piece.")
    TOO_LARGE,
    @Description(
            "The record was changed since you read it: expectedVersion is not its version. Read it again, decide again.")
    CONFLICT,
    @Description("The idempotencyKey came with another input within the last 24 hours. Use a new key for a new intent.")
    IDEMPOTENCY_KEY_REUSED,
    @Description("A mutation with this idempotencyKey is still running. Try again in a moment.")
    IN_FLIGHT,
    @Description("It reaches beyond the accounts that you see.")
    NOT_ALLOWED
}
