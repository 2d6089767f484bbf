/**
 * Outcomes: customers who stayed and who left, by their scores and standing at that time. They are the ground truth for
 * scores.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.outcome;
