/** Continuity: effect of departures of stakeholders on the relationship. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.continuity;
