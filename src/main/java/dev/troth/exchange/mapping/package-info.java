/**
 * Mapping of records to facts: rows of tables, and JSON of any shape.
 *
 * <p>Not here: how records are read from a file, which is {@code exchange.table} and {@code exchange.record}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.mapping;
