/** Vendors: accounts from which we buy, judged by the same model with the sides exchanged. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.vendor;
