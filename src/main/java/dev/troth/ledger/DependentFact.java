package dev.troth.ledger;

import java.util.function.Supplier;

/**
 * A further fact of the same mutation.
 *
 * @param path path of its input within the input of the mutation, such as {@code commitments.0}
 * @param body creates the body, and may throw a refusal
 */
public record DependentFact(String path, Supplier<? extends FactBody> body) {}
