/** Forecasts: future churn risk, and the revenue at risk. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.forecast;
