/** Scenarios (what-if analysis): described by the inputs of mutations, scored by the same model, never stored. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.scenario;
