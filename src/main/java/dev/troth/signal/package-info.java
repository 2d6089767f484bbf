/** Signals: measurements from outside, and hard times of an account or of the whole market. */
@org.jspecify.annotations.NullMarked
package dev.troth.signal;
