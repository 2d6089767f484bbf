package dev.troth.ledger;

import dev.troth.platform.Problem;

/** Result of appending a draft. */
public sealed interface Outcome {
    /** The fact was appended. */
    record Accepted(Fact fact) implements Outcome {}

    /** The same fact already exists; nothing changed. */
    record Known() implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
}
