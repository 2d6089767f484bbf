/**
 * Scores as callers see them: their values, factors, drivers and remedies, and the explanation that each of them reads
 * its evidence from.
 *
 * <p>Not here: where the state behind a score comes from ({@code trust.state}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.score;
