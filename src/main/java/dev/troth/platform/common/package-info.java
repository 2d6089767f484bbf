/**
 * Values that every other package uses: ids, money, the instant that a query looks from, problems and the exception that
 * carries them, statistics, and enums that several slices share.
 *
 * <p>Not here: anything that reads or writes; this package depends on no other package of Troth.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.common;
