/** Tables (CSV), and the mapping of their columns to facts. */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.table;
