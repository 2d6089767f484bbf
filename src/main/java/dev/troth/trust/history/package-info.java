/** History: how scores went, why they moved between two instants, and what divided credibility. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.history;
