/** Cadence: agreed interval between touchpoints. */
@org.jspecify.annotations.NullMarked
package dev.troth.cadence;
