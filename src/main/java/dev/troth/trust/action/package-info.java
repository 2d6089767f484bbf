/** Actions: what somebody should do today, why, and what it would bring. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.action;
