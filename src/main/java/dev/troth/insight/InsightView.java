package dev.troth.insight;

import dev.troth.platform.Party;

import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An insight as callers see one. */
@Name("Insight")
@Description("Something that we know of them, or they of us: a need, a goal, a question, a roadmap …")
public class InsightView implements Node {
    private final InsightRow row;
    private final Cohort<InsightRow> cohort;

    InsightView(InsightRow row, Cohort<InsightRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Ignore
    public Cohort<InsightRow> cohort() {
        return cohort;
    }

    @Ignore
    public UUID accountUuid() {
        return row.accountId;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(InsightShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of it.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("When it was noted.")
    public Instant getNotedAt() {
        return row.at;
    }

    @NonNull
    @Description("What it is about.")
    public InsightKind getKind() {
        return row.kind;
    }

    @NonNull
    @Description("What we know, in words; a need in theirs.")
    public String getText() {
        return row.text;
    }

    @NonNull
    @Description("Where it stands.")
    public InsightStatus getStatus() {
        return row.status;
    }

    @NonNull
    @Description("How sure it is; an assumed need earns nothing.")
    public CertaintyLevel getCertainty() {
        return row.evidence;
    }

    @NonNull
    @Description("Whose it is.")
    public Party getSide() {
        return row.side;
    }

    @Description("Its place in their own ranking, 1 first.")
    public @Nullable Integer getRank() {
        return row.rank;
    }

    @Description("How much it matters, 0 to 1.")
    public double getImportance() {
        return row.importance;
    }

    @Description("The field it belongs to, such as IT or BUSINESS.")
    public @Nullable String getDomain() {
        return row.domain;
    }

    @Description("How far ahead it looks, in your words.")
    public @Nullable String getHorizon() {
        return row.horizon;
    }

    @Description("Whether our product cannot meet it.")
    public boolean getUnmet() {
        return row.unmet;
    }

    @Description("Ref of the stakeholder who was asked.")
    public @Nullable String getAskedOf() {
        return row.askedOf;
    }

    @Description("Ref of the stakeholder it is about.")
    public @Nullable String getStakeholder() {
        return row.stakeholder;
    }

    @Description("The answer to the question.")
    public @Nullable String getAnswer() {
        return row.answer;
    }

    @Description("When the question was answered.")
    public @Nullable Instant getAnsweredAt() {
        return row.answeredAt;
    }

    @Description("When it was told to the other side.")
    public @Nullable Instant getSharedAt() {
        return row.sharedAt;
    }

    @Description("When the other side said that they know and agree.")
    public @Nullable Instant getAcknowledgedAt() {
        return row.acknowledgedAt;
    }

    @NonNull
    @Description("When somebody last looked at it: when it was noted, reviewed or agreed.")
    public Instant getReviewedAt() {
        return row.reviewedAt;
    }

    @Description("What is measured, for goals.")
    public @Nullable String getMetric() {
        return row.metric;
    }

    @Description("Where it shall be, for goals.")
    public @Nullable Double getTarget() {
        return row.target;
    }

    @Description("Where it is, for goals.")
    public @Nullable Double getValue() {
        return row.value;
    }

    @Description("By when, for goals.")
    public @Nullable Instant getDueAt() {
        return row.dueAt;
    }

    @Description("Whether they agreed that it is kept, for traits.")
    public @Nullable Boolean getConsent() {
        return row.consent;
    }

    @Description("How many days ago somebody last looked at it.")
    public double getReviewAgeDays() {
        return Duration.between(row.reviewedAt, cohort.moment().asOf()).toMinutes() / (24.0 * 60);
    }

    @Description("How far the goal is, 0 to 1; null without target and value.")
    public @Nullable Double getProgress() {
        return row.target == null || row.value == null || row.target == 0
                ? null
                : Math.clamp(row.value / row.target, 0, 1);
    }
}
