/** Feedback of the account about us, and of us about the account. */
@org.jspecify.annotations.NullMarked
package dev.troth.feedback;
