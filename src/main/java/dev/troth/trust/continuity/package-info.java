/** Continuity: what happens to us when people of an account leave. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.continuity;
