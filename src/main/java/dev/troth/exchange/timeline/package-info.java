/** Timeline of an account: everything that was recorded about it, with the records concerned and the effects on scores. */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.timeline;
