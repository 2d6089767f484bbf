/**
 * Jobs: files that take longer than a request should. A file is stored in parts, read into facts, staged, and appended
 * account by account; every step is written down in the transaction that does it, so a job that loses its node is taken
 * over by another one and ends with each fact exactly once.
 *
 * <p>What differs between formats is only how entries of a file become facts: {@link dev.troth.exchange.job.FactReader}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.job;
