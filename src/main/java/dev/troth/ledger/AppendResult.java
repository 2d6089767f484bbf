package dev.troth.ledger;

import dev.troth.platform.common.Problem;

/** Result of appending a draft. */
public sealed interface AppendResult {
    /** The fact was appended. */
    record Accepted(Fact fact) implements AppendResult {}

    /** The same fact already exists; nothing changed. */
    record Known() implements AppendResult {}

    /** The fact exists with different content, and was amended. */
    record Amended(Fact amendment) implements AppendResult {}

    record Refused(Problem problem) implements AppendResult {}
}
