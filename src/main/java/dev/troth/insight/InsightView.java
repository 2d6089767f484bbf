package dev.troth.insight;

import dev.troth.insight.Goal.GoalDirection;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Duration;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Insight as returned by the API. */
@Name("Insight")
@Description("Knowledge of one side about the other: a need, a goal, a question, a roadmap and so on.")
public class InsightView extends EntityView implements Node {
    private final InsightRow row;

    InsightView(InsightRow row, BatchContext<InsightRow> batch) {
        super(InsightType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Text. Needs are in the words of the account.")
    public String getText() {
        return row.text;
    }

    @NonNull
    @Description("Status.")
    public InsightStatus getStatus() {
        return row.status;
    }

    @Description("Answer to the question. Null if there is none.")
    public @Nullable String getAnswer() {
        return row.answer;
    }

    @Description("Name of the metric. For goals.")
    public @Nullable String getMetric() {
        return row.metric;
    }

    @Description("Time since it was last reviewed, agreed to or answered, in days. Null if it was only noted.")
    public @Nullable Double getReviewAgeDays() {
        return row.reviewedAt == null
                ? null
                : Double.valueOf(
                        Duration.between(row.reviewedAt, batch().moment().asOf())
                                        .toMinutes()
                                / (24.0 * 60));
    }

    @Description("First recorded value. For goals.")
    public @Nullable Double getStart() {
        return row.start;
    }

    @Description("Direction from the first value to the target. Null without target and value.")
    public @Nullable GoalDirection getDirection() {
        Goal goal = goal();
        return goal == null ? null : goal.direction();
    }

    @Description(
            "Progress of the goal: (value - start) / (target - start). 0 at its first value, 1 at the target, negative "
                    + "if the value moved away from the target. A goal to hold its first value has progress 1 while it does, or "
                    + "else 0. Null without target and value.")
    public @Nullable Double getProgress() {
        Goal goal = goal();
        return goal == null ? null : Double.valueOf(goal.progress());
    }

    private @Nullable Goal goal() {
        return Goal.of(row.start, row.value, row.target);
    }
}
