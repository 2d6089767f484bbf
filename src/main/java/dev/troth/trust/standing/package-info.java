/** Standing: what we are to them, how we came there, and what is missing to the next step. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.standing;
