/**
 * Insight: what we know of them and they of us: needs, industry, competition, goals, roadmaps.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.insight;
