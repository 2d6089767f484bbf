/**
 * Feedback: what they said of us, and we of them.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.feedback;
