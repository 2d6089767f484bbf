package dev.troth.insight;

import java.util.EnumSet;
import java.util.Set;

/** Role in which another record refers to an insight. Not every kind of insight can have every role. */
enum InsightRole {
    /** Common goal of an initiative. */
    GOAL("goal", EnumSet.of(InsightKind.GOAL)),
    /** Need or goal that a commitment serves. */
    SERVED("needOrGoal", EnumSet.of(InsightKind.NEED, InsightKind.GOAL)),
    /** Need that the product cannot meet, and that caused a breach. */
    GAP("need", EnumSet.of(InsightKind.NEED));

    private final String kind;
    private final Set<InsightKind> kinds;

    InsightRole(String kind, Set<InsightKind> kinds) {
        this.kind = kind;
        this.kinds = kinds;
    }

    /** Kind of the references in this role. */
    String kind() {
        return kind;
    }

    Set<InsightKind> kinds() {
        return kinds;
    }
}
