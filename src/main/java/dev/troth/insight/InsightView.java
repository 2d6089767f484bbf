package dev.troth.insight;

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

    @Description("Time since the last review, in days.")
    public double getReviewAgeDays() {
        return Duration.between(row.reviewedAt, batch().moment().asOf()).toMinutes() / (24.0 * 60);
    }

    @Description("Progress of the goal, 0 to 1. Null without target and value.")
    public @Nullable Double getProgress() {
        return row.target == null || row.value == null || row.target == 0
                ? null
                : Math.clamp(row.value / row.target, 0, 1);
    }
}
