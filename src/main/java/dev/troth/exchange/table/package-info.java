/**
 * Tables (CSV): their lines, quotation marks, delimiters and headers.
 *
 * <p>Not here: the mapping of their columns to facts, which is {@code exchange.mapping}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.table;
