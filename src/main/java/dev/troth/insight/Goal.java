package dev.troth.insight;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/**
 * Course of a goal: its first value, its current value and its target. Pure.
 *
 * @param start first recorded value
 * @param value current value
 */
public record Goal(double start, double value, double target) {

    /** Returns the goal; null unless it has a target and a value. */
    public static @Nullable Goal of(@Nullable Double start, @Nullable Double value, @Nullable Double target) {
        return start == null || value == null || target == null ? null : new Goal(start, value, target);
    }

    public GoalDirection direction() {
        return target > start ? GoalDirection.UP : target < start ? GoalDirection.DOWN : GoalDirection.HOLD;
    }

    /**
     * Returns the share of the way from the start to the target: 0 at the start, 1 at the target, above 1 beyond it,
     * and negative if the value moved away from the target. A goal to hold its first value is at 1 while it does, or
     * else 0.
     */
    public double progress() {
        return direction() == GoalDirection.HOLD ? (value == target ? 1 : 0) : (value - start) / (target - start);
    }

    /** Returns the progress, limited to 0 to 1, so that one goal cannot outweigh another. */
    double attainment() {
        return Math.clamp(progress(), 0, 1);
    }

    /** Returns whether the value moved towards the target. */
    boolean grows() {
        return direction() != GoalDirection.HOLD && progress() > 0;
    }

    /** Direction in which the value of a goal has to move. */
    @Description("Direction in which the value of a goal has to move, from its first value to its target.")
    public enum GoalDirection {
        @Description("The target is above the first value.")
        UP,
        @Description("The target is below the first value.")
        DOWN,
        @Description("The target is the first value, which has to be held.")
        HOLD
    }

    /** Value of a goal at one time. */
    @Description("Value of a goal at one time.")
    public record GoalValue(
            @Description("Time at which it was recorded.") @NonNull
            Instant at,

            @Description("Value.") double value) {}
}
