/** Owners: our own people, as those who look after accounts. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.owner;
