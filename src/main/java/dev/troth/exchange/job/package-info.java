/**
 * Import jobs: asynchronous imports of large files. A file is stored in parts, converted to facts, staged, and appended
 * account by account. Each step commits its progress in the same transaction, so another node can take over a job and
 * the result contains each fact exactly once. A fencing token prevents a node that lost its job from writing.
 *
 * <p>The formats differ only in the conversion of entries to facts: {@link dev.troth.exchange.reader.FactReader}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.job;
