/**
 * The running node: background tasks, housekeeping, metrics, the startup banner, and graceful shutdown.
 *
 * <p>Not here: what a task does; the packages that own the data register their own tasks.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.runtime;
