package dev.troth.ledger;

import dev.troth.platform.Problem;

/** What became of a draft. */
public sealed interface Outcome {
    /** It is in the ledger now. */
    record Accepted(Fact fact) implements Outcome {}

    /** The same fact was there already; nothing changed. */
    record Known() implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
}
