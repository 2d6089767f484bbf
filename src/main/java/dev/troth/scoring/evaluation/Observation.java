package dev.troth.scoring.evaluation;

import dev.troth.scoring.Standing;
import java.io.Serializable;
import java.time.Instant;

/**
 * A prediction for an account at one instant, with its outcome.
 *
 * @param account the id of the account; predictions of one account form a cluster
 * @param at the instant of the prediction
 * @param left whether the customer left within the horizon
 * @param probability the predicted probability, in [0, 1]
 * @param hazard the cumulative hazard before calibration; at least 0
 * @param base the part of the hazard without impulses; at least 0
 * @param trust in [0, 1]
 * @param standing the standing at the instant
 * @param years the tenure in years; at least 0
 * @param threads the number of stakeholders with a tie, as counted by the caller
 * @param since the calendar year (UTC) in which the relationship began
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
