package dev.troth.touchpoint;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Urgency;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a touchpoint. */
@Name("Touchpoint")
@Description("Touchpoint: a contact in either direction.")
public class TouchpointView extends EntityView implements Node {
    private final TouchpointRow row;

    TouchpointView(TouchpointRow row, BatchContext<TouchpointRow> batch) {
        super(TouchpointType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Time at which it occurred.")
    public Instant getOccurredAt() {
        return row.at;
    }

    @NonNull
    @Description("Channel.")
    public Channel getChannel() {
        return row.channel;
    }

    @NonNull
    @Description("Direction: which side got in touch.")
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
    @Description("Topics.")
    public List<@NonNull String> getTopics() {
        return row.topics;
    }

    @NonNull
    @Description("Context.")
    public TouchpointContext getContext() {
        return row.context;
    }

    @Description("Trigger of the touchpoint.")
    public @Nullable TouchpointTrigger getTrigger() {
        return row.trigger;
    }

    @Description("Time that we took to respond to the stakeholder, in seconds. Null if it was not a response.")
    public @Nullable Double getResponseSeconds() {
        return row.responseSeconds == null ? null : row.responseSeconds.doubleValue();
    }

    @Description("Short summary of the conversation.")
    public @Nullable String getSummary() {
        return row.summary;
    }

    @NonNull
    @Description("New insights from the touchpoint.")
    public List<@NonNull String> getLearnings() {
        return row.learnings;
    }

    @Description("Whether it is a message of ours that awaits a response.")
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

    @Description("Time by which a response is needed.")
    public @Nullable Instant getAnswerBy() {
        return row.answerBy;
    }

    @Description("Urgency.")
    public @Nullable Urgency getUrgency() {
        return row.urgency;
    }

    @Description("Ref of the touchpoint that it answers.")
    public @Nullable String getAnswers() {
        return row.answers;
    }

    @Description("Time of the first proof of delivery. Null if there is none.")
    public @Nullable Instant getDeliveredAt() {
        return row.deliveredAt;
    }

    @Description("Time of the first proof of reading. Null if there is none.")
    public @Nullable Instant getReadAt() {
        return row.readAt;
    }

    @Description("Number of commitments that were made.")
    public @Nullable Integer getCommitmentsSpoken() {
        return row.promises;
    }

    @Description("Rating by the participants, 0 to 1.")
    public @Nullable Double getRating() {
        return row.rating;
    }
}
