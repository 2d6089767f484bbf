/**
 * Staging: rows that were received and not appended yet, and the steps that append them account by account.
 *
 * <p>Not here: where the rows come from, which is a request ({@code exchange}) or a job ({@code exchange.job}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.staging;
