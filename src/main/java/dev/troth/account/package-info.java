/**
 * Accounts: organisations with which we have a relationship, as customer, vendor, or both.
 *
 * <p>Events of an account are not part of this package. Fields of an account that belong to another domain term are
 * contributed by the package of that term.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.account;
