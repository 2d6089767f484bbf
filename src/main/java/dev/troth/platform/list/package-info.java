/**
 * Lists: filtering, sorting, aggregates and cursor pagination, in the same way for every kind of record.
 *
 * <p>A record type declares its list once ({@link dev.troth.platform.list.ListDefinition}: properties, searched text, account). The
 * filter, sort keys and groups in the schema ({@link dev.troth.platform.list.ListSchema}) and their SQL ({@link
 * dev.troth.platform.list.FilterCompiler}, {@link dev.troth.platform.list.ListQueries}) are derived from this definition. A
 * record type that belongs to accounts also becomes a relation of accounts, without a dependency of the account package on it.
 *
 * <p>Reads as of the past use the same SQL: the rows of accounts that have changed since are reconstructed from the
 * ledger ({@link dev.troth.platform.list.HistoricalRows}) and replace those in the table.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.list;
