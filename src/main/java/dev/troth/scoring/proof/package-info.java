/**
 * Whether the model is any good: predictions made in the past without seeing the future, what became of them, and what
 * can be learned from that. Pure, like the model; the same in a test, behind the API and in a Spark job.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.scoring.proof;
