/**
 * Maps facts to the evidence of the model, and evidence back to its facts.
 *
 * <p>Not here: what the evidence is worth; that is {@code scoring}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.evidence;
