package dev.troth.scoring;

import java.io.Serializable;

/**
 * One reason of a score.
 *
 * @param code what it is about
 * @param contribution by how much it moves the score, on the scale 0 to 1; negative costs
 */
public record Driver<C extends Enum<C>>(C code, double contribution) implements Serializable {}
