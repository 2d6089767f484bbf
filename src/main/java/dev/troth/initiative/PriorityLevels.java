package dev.troth.initiative;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Priorities that one initiative had, in order. Tells which changes are drops. */
final class PriorityLevels {
    /** Loss of priority that is a drop: a fifth of the scale. Judgement. */
    private static final double DROP = 0.2;

    /** Period over which steps add up to a drop: a quarter, in which priorities are usually set. Judgement. */
    private static final Duration WINDOW = Duration.ofDays(90);

    private static final double ROUNDING = 1e-9;

    private final List<Level> levels = new ArrayList<>();

    /** Priority that an initiative had from an instant on. */
    record Level(Instant from, double priority) {}

    PriorityLevels(Instant from, double priority) {
        levels.add(new Level(from, priority));
    }

    Level last() {
        return levels.getLast();
    }

    /**
     * Adds a change, and returns whether it is a drop: whether the priority is now at least 0.2 lower than at some time
     * in the 90 days before, or the initiative counts as dropped by this change. A drop in small steps is a drop.
     */
    boolean change(Instant at, double to) {
        double before = last().priority;
        boolean drop = to < before
                && (highest(at.minus(WINDOW)) - to >= DROP - ROUNDING
                        || (Initiative.isDropped(to) && !Initiative.isDropped(before)));
        levels.add(new Level(at, to));
        return drop;
    }

    /** Returns the highest priority that was valid at some time after an instant. */
    private double highest(Instant after) {
        double highest = 0;
        for (int i = 0; i < levels.size(); i++) {
            boolean over = i + 1 < levels.size() && !levels.get(i + 1).from.isAfter(after);
            highest = over ? highest : Math.max(highest, levels.get(i).priority);
        }
        return highest;
    }
}
