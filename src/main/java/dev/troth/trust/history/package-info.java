/** History: past scores, the reasons of their changes, and breaches that divided credibility. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.history;
