/**
 * Batched reads: records that were requested together, the field that is being resolved, and one round trip to the
 * database for all statements that sibling fields need.
 *
 * <p>Not here: the statements themselves; each {@link dev.troth.platform.batching.BatchReader} brings its own.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.batching;
