package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

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
