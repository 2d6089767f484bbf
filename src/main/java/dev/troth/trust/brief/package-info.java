/** Brief about an account before a meeting: sentences by rules, each with the facts that it rests on. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.brief;
