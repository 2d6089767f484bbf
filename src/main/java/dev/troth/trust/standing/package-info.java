/** Standing: our level with the customer, its history, and the gaps to the next level. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.standing;
