/** Scenarios: what would be if. Told as mutations are, scored by the same model, never kept. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.scenario;
