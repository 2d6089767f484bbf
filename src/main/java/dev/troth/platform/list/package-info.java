/**
 * Lists: filtering, sorting, aggregates and cursor pagination, in the same way for every kind of record.
 *
 * <p>A kind of record declares its form in the schema once ({@link dev.troth.platform.list.ListDefinition}: names, API
 * type, columns, searched text). Its connection, lists and lookup ({@link dev.troth.platform.list.EntitySchema}, {@link
 * dev.troth.platform.list.EntityFetchers}), the filter, sort keys and groups ({@link dev.troth.platform.list.ListSchema})
 * and their SQL ({@link dev.troth.platform.list.FilterCompiler}, {@link dev.troth.platform.list.ListQueries}) are derived
 * from it. A kind that belongs to accounts also becomes a relation of accounts, without a dependency of the account
 * package on it.
 *
 * <p>Reads as of the past use the same SQL: the rows of accounts that have changed since are reconstructed from the
 * ledger ({@link dev.troth.platform.list.HistoricalRows}) and replace those in the table.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.list;
