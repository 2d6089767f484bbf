package dev.troth.scoring;

import java.io.Serializable;

/**
 * One reason of a score.
 *
 * @param <C> the kind of reasons
 * @param code the reason
 * @param contribution the amount by which it moves the score, on the scale of the score, in [-1, 1]; negative values
 *     lower the score
 */
public record Driver<C extends Enum<C>>(C code, double contribution) implements Serializable {}
