/**
 * Versions of the model: parameters as data, computed next to the active version, compared, and activated without
 * interruption.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.model;
