/**
 * The contract of a file format: a {@link dev.troth.exchange.reader.FactReader} converts the entries of a file to facts
 * and reports every entry to an {@link dev.troth.exchange.reader.EntrySink}: with its facts, as refused, or as skipped
 * with the reason.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.reader;
