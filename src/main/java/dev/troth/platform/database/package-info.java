/**
 * PostgreSQL: which server is used, plain SQL on it, rows and their columns, bulk inserts, and LISTEN/NOTIFY.
 *
 * <p>Not here: which workspace a statement may see ({@code platform.tenancy}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.database;
