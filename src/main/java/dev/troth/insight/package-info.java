/** Insights: knowledge of both sides about each other: needs, industry, competition, goals, roadmaps. */
@org.jspecify.annotations.NullMarked
package dev.troth.insight;
