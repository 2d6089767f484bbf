/** Proof: whether the scores predict anything here, and what a workspace's own outcomes teach the model. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.proof;
