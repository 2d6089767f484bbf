package dev.troth.touchpoint;

import dev.troth.platform.Cohort;
import dev.troth.platform.Direction;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Urgency;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A touchpoint as callers see one. */
@Name("Touchpoint")
@Description("A contact, in either direction.")
public class TouchpointView implements Node {
    private final TouchpointRow row;
    private final Cohort<TouchpointRow> cohort;

    TouchpointView(TouchpointRow row, Cohort<TouchpointRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(TouchpointShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of the touchpoint.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("When it happened.")
    public Instant getOccurredAt() {
        return row.at;
    }

    @NonNull
    @Description("How contact was made.")
    public Channel getChannel() {
        return row.channel;
    }

    @NonNull
    @Description("Who got in touch.")
    public Direction getDirection() {
        return row.direction;
    }

    @Description("Whether both sides took part.")
    public boolean getMutual() {
        return row.mutual;
    }

    @NonNull
    @Description("Refs of the stakeholders who took part.")
    public List<@NonNull String> getParticipants() {
        return row.participants;
    }

    @NonNull
    @Description("What it was about.")
    public List<@NonNull String> getTopics() {
        return row.topics;
    }

    @NonNull
    @Description("In what kind of time.")
    public TouchpointContext getContext() {
        return row.context;
    }

    @Description("What made somebody get in touch.")
    public @Nullable TouchpointTrigger getTrigger() {
        return row.trigger;
    }

    @Description("How long our answer to theirs took, in seconds; null when it was no answer.")
    public @Nullable Double getResponseSeconds() {
        return row.responseSeconds == null ? null : row.responseSeconds.doubleValue();
    }

    @Description("What was said, in short.")
    public @Nullable String getSummary() {
        return row.summary;
    }

    @NonNull
    @Description("What we learned.")
    public List<@NonNull String> getLearnings() {
        return row.learnings;
    }

    @Description("Whether it is ours and waits for an answer.")
    public boolean getWantsAnswer() {
        return row.wantsAnswer;
    }

    @Description("Whether it closed a project or a series of meetings.")
    public boolean getClosing() {
        return row.closing;
    }

    @Description("Ref of the initiative it belongs to.")
    public @Nullable String getInitiative() {
        return row.initiative;
    }

    @Description("Until when an answer is needed.")
    public @Nullable Instant getAnswerBy() {
        return row.answerBy;
    }

    @Description("How urgent it is.")
    public @Nullable Urgency getUrgency() {
        return row.urgency;
    }

    @Description("Ref of the touchpoint that it answers.")
    public @Nullable String getAnswers() {
        return row.answers;
    }

    @Description("When it arrived, where there is proof.")
    public @Nullable Instant getDeliveredAt() {
        return row.deliveredAt;
    }

    @Description("When it was read, where there is proof.")
    public @Nullable Instant getReadAt() {
        return row.readAt;
    }

    @Description("How many promises were spoken.")
    public @Nullable Integer getCommitmentsSpoken() {
        return row.promises;
    }

    @Description("What they thought of it, 0 to 1.")
    public @Nullable Double getRating() {
        return row.rating;
    }

    @Ignore
    Cohort<TouchpointRow> cohort() {
        return cohort;
    }
}
