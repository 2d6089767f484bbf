/**
 * Touchpoints: every contact, and the shared experiences worth remembering.
 *
 * <p>Cadence and coverage are not stored here; they are computed from the touchpoints.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.touchpoint;
