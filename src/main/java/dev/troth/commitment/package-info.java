/**
 * Commitments of either side, from "I'll call you in ten minutes" to a year's project. States: requested, open, then
 * kept, broken, withdrawn, released by the other side, or declined. Transitions are defined in {@link
 * dev.troth.commitment.Commitment}.
 *
 * <p>The value of a kept or broken commitment is defined in {@code scoring}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.commitment;
