/** Commitments before they are made: the probability that they will be kept, from similar ones. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.promise;
