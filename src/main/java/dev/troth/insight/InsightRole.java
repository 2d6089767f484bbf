package dev.troth.insight;

import java.util.Arrays;
import java.util.List;

/** Role in which another record refers to an insight. Not every kind of insight can have every role. */
enum InsightRole {
    /** Common goal of an initiative. */
    GOAL("goal"),
    /** Need or goal that a commitment serves. */
    SERVED("needOrGoal"),
    /** Need that the product cannot meet, and that caused a breach. */
    GAP("need");

    private final String kind;

    InsightRole(String kind) {
        this.kind = kind;
    }

    /** Kind of the references in this role. */
    String kind() {
        return kind;
    }

    boolean fits(InsightKind insight) {
        return switch (this) {
            case GOAL -> insight == InsightKind.GOAL;
            case SERVED -> insight == InsightKind.NEED || insight == InsightKind.GOAL;
            case GAP -> insight == InsightKind.NEED;
        };
    }

    /** Returns the names of the kinds of insight that can have this role. */
    List<String> insights() {
        return Arrays.stream(InsightKind.values())
                .filter(this::fits)
                .map(Enum::name)
                .toList();
    }
}
