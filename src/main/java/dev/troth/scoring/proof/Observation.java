package dev.troth.scoring.proof;

import dev.troth.scoring.Standing;
import java.io.Serializable;
import java.time.Instant;

/**
 * What was predicted of an account at one instant, and what became of it.
 *
 * @param left whether they left within the horizon
 * @param probability that they would, as predicted
 * @param hazard the cumulative hazard behind it, before calibration
 * @param base the part of the hazard that is there without any event
 * @param trust 0 to 1
 * @param years how long the relationship had lasted
 * @param threads how many people a thread led to
 * @param since the year in which it began
 */
public record Observation(
        String account,
        Instant at,
        boolean left,
        double probability,
        double hazard,
        double base,
        double trust,
        Standing standing,
        double years,
        int threads,
        int since)
        implements Serializable {}
