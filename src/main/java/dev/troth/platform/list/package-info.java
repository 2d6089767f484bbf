/**
 * Lists: filtered, sorted, counted and paged, the same way for every word.
 *
 * <p>A word says once what can be asked of it ({@link dev.troth.platform.list.Listed}: its properties, what is searched,
 * to what it belongs). From that come, for each word, its filter, its sort keys and its groups in the schema ({@link
 * dev.troth.platform.list.ListSchema}) and the SQL behind them ({@link dev.troth.platform.list.Conditions}, {@link
 * dev.troth.platform.list.ListQueries}). A word that belongs to accounts becomes a relation of accounts, too, without
 * the account's package knowing of it.
 *
 * <p>Looking back uses the same SQL: the rows of accounts that have changed since are folded again ({@link
 * dev.troth.platform.list.PastRows}) and put in the place of those in the table.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.list;
