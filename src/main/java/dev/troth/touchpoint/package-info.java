/**
 * Touchpoints: every contact, and the shared experiences worth remembering.
 *
 * <p>Not here: rhythm and reach, which are computed from them.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.touchpoint;
