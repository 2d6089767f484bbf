/**
 * Commitments: promises of either side, from "I'll call you in ten minutes" to a year's project. Requested, open, then
 * kept, broken, withdrawn, released by the other side, or declined; what happens in each state is in {@link
 * dev.troth.commitment.Commitment}.
 *
 * <p>Not here: what a kept or broken promise is worth; that is {@code scoring}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.commitment;
