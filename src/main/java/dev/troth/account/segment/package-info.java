/**
 * Segments: filters of accounts that somebody saved under a name, to be used in every list, every stream and every
 * export. A segment holds no accounts; who belongs to it is found out whenever it is asked for.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.account.segment;
