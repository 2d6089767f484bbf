/**
 * Exports as Arrow IPC streams: the columns of a list with their types, in batches. The schema and the headers of the
 * batches are FlatBuffers of the generated classes of Apache Arrow; the buffers are written here. Lists, filters and HTTP
 * are in {@code exchange}. Decision 0023 gives the reasons.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.arrow;
