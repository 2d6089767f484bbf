package dev.troth.scoring.evaluation;

import java.io.Serializable;

/**
 * The data from which a version can be learned, and whether they suffice. Before anything is learned, these numbers say
 * how much can be.
 *
 * @param accounts the number of accounts with predictions
 * @param months the number of months with predictions
 * @param renewals the number of renewals
 * @param departures the estimated number of distinct departures within the horizons
 * @param weights the number of weights whose cause precedes at least {@link Learning#FEWEST} departures
 */
public record LearningData(int accounts, int months, int renewals, double departures, int weights)
        implements Serializable {
    /**
     * Departures per weight. Ten is the old rule (Peduzzi 1996); five to nine are enough in most cases (Vittinghoff and
     * McCulloch 2007), and here priors hold weights that the data say little about.
     */
    private static final double PER_WEIGHT = 5;

    /** Months: shorter periods contain no renewal of a yearly contract, and only one season. */
    private static final int LEAST_MONTHS = 12;

    /** Returns the number of departures that learning the weights takes. */
    public double needed() {
        return PER_WEIGHT * weights;
    }

    /** Returns whether the weights can be learned; else only the base hazard and the calibration line are. */
    public boolean suffices() {
        return weights > 0 && departures >= needed() && months >= LEAST_MONTHS;
    }
}
