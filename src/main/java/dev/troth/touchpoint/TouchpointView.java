package dev.troth.touchpoint;

import dev.troth.platform.Cohort;
import dev.troth.platform.Direction;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A touchpoint as callers see one. */
@Name("Touchpoint")
@Description("A contact, in either direction.")
public class TouchpointView implements Node {
    private final TouchpointRow row;

    TouchpointView(TouchpointRow row, Cohort<TouchpointRow> cohort) {
        this.row = row;
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
    public Instant getAt() {
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
    public Context getContext() {
        return row.context;
    }

    @Description("What made somebody get in touch.")
    public @Nullable Trigger getTrigger() {
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
}
