/**
 * Backtesting and calibration of the model: walk-forward predictions, their evaluation against outcomes, and
 * calibration of the parameters. Pure functions like the model; the same in a test, behind the API and in a Spark job.
 * The conventions of {@link dev.troth.scoring} hold.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.scoring.evaluation;
