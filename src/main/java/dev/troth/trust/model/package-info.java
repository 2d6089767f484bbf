/** Versions of the model: numbers as data, tried beside the active one, compared, activated without a pause. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.model;
