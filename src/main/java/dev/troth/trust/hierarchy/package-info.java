/**
 * Scores and revenue of an account and all accounts beneath it, in one number each.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.hierarchy;
