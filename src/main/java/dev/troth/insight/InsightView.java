package dev.troth.insight;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.Party;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Duration;
import java.time.Instant;
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
    @Description("Time at which it was noted.")
    public Instant getNotedAt() {
        return row.at;
    }

    @NonNull
    @Description("Kind of insight.")
    public InsightKind getKind() {
        return row.kind;
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

    @NonNull
    @Description("Certainty. An assumed need does not raise any score.")
    public CertaintyLevel getCertainty() {
        return row.evidence;
    }

    @NonNull
    @Description("Side whose insight it is.")
    public Party getSide() {
        return row.side;
    }

    @Description("Rank in the account's own order, 1 first.")
    public @Nullable Integer getRank() {
        return row.rank;
    }

    @Description("Importance, 0 to 1.")
    public double getImportance() {
        return row.importance;
    }

    @Description("Domain, such as IT or BUSINESS.")
    public @Nullable String getDomain() {
        return row.domain;
    }

    @Description("Time horizon, free text.")
    public @Nullable String getHorizon() {
        return row.horizon;
    }

    @Description("Whether the product cannot meet it.")
    public boolean getUnmet() {
        return row.unmet;
    }

    @Description("Ref of the stakeholder who was asked.")
    public @Nullable String getAskedOf() {
        return row.askedOf;
    }

    @Description("Ref of the stakeholder whom it is about.")
    public @Nullable String getStakeholder() {
        return row.stakeholder;
    }

    @Description("Answer to the question. Null if there is none.")
    public @Nullable String getAnswer() {
        return row.answer;
    }

    @Description("Time at which the question was answered. Null if it is open.")
    public @Nullable Instant getAnsweredAt() {
        return row.answeredAt;
    }

    @Description("Time at which it was shared with the other side.")
    public @Nullable Instant getSharedAt() {
        return row.sharedAt;
    }

    @Description("Time at which the other side agreed.")
    public @Nullable Instant getAcknowledgedAt() {
        return row.acknowledgedAt;
    }

    @NonNull
    @Description("Time of the last review: the time at which it was noted, reviewed or agreed to.")
    public Instant getReviewedAt() {
        return row.reviewedAt;
    }

    @Description("Name of the metric. For goals.")
    public @Nullable String getMetric() {
        return row.metric;
    }

    @Description("Target value. For goals.")
    public @Nullable Double getTarget() {
        return row.target;
    }

    @Description("Current value. For goals.")
    public @Nullable Double getValue() {
        return row.value;
    }

    @Description("Due time. For goals.")
    public @Nullable Instant getDueAt() {
        return row.dueAt;
    }

    @Description("Whether the person agreed to its storage. For traits.")
    public @Nullable Boolean getConsent() {
        return row.consent;
    }

    @Description("Time since the last review, in days.")
    public double getReviewAgeDays() {
        return Duration.between(row.reviewedAt, batch().moment().asOf()).toMinutes() / (24.0 * 60);
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

    @Description("Progress of the goal: (value - start) / (target - start). 0 at its first value, 1 at the target, negative "
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
