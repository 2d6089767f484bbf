/**
 * Cadence: the rhythm of contact that both sides agreed on.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.cadence;
