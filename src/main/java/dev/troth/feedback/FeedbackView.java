package dev.troth.feedback;

import dev.troth.platform.Cohort;
import dev.troth.platform.Direction;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A feedback as callers see one. */
@Name("Feedback")
@Description("What one side said of the other.")
public class FeedbackView implements Node {
    private final FeedbackRow row;
    private final Cohort<FeedbackRow> cohort;

    FeedbackView(FeedbackRow row, Cohort<FeedbackRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Ignore
    public Cohort<FeedbackRow> cohort() {
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
        return new GlobalId(FeedbackShelf.PREFIX, row.id).toString();
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
    @Description("When it was given.")
    public Instant getOccurredAt() {
        return row.at;
    }

    @NonNull
    @Description("IN: they of us. OUT: we of them, or we to them.")
    public Direction getDirection() {
        return row.direction;
    }

    @NonNull
    @Description("What was asked or said.")
    public FeedbackKind getKind() {
        return row.kind;
    }

    @Description("The value on the scale of its kind.")
    public @Nullable Double getValue() {
        return row.value;
    }

    @Description("In words.")
    public @Nullable String getText() {
        return row.text;
    }

    @Description("False for words that only please.")
    public boolean getHonest() {
        return row.honest;
    }

    @Description("Whose voice it is.")
    public @Nullable String getDepartment() {
        return row.department;
    }

    @Description("Ref of the stakeholder who said it.")
    public @Nullable String getStakeholder() {
        return row.stakeholder;
    }

    @Description("Ref of the stakeholder who passed it on.")
    public @Nullable String getRelayedBy() {
        return row.relayedBy;
    }

    @Description("When it was said first, where somebody passed it on later.")
    public @Nullable Instant getSaidAt() {
        return row.saidAt;
    }

    @Description("Whether the other side knows of it.")
    public boolean getShared() {
        return row.shared;
    }
}
