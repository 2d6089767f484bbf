/**
 * Accounts: the organisations we have a relationship with, as customer, as vendor, or both.
 *
 * <p>Not here: anything that happened with them. Fields of an account that belong to another word are contributed from
 * that word's package.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.account;
