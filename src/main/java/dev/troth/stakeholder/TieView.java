package dev.troth.stakeholder;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a tie. */
@Name("Tie")
@Description("Tie: typed, directed edge between two stakeholders of an account.")
public class TieView extends EntityView implements Node {
    private final TieRow row;

    TieView(TieRow row, BatchContext<TieRow> batch) {
        super(TieType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Ref of the stakeholder at its start.")
    public String getFrom() {
        return row.fromRef;
    }

    @NonNull
    @Description("Ref of the stakeholder at its end.")
    public String getTo() {
        return row.toRef;
    }

    @NonNull
    @Description("Kind of tie.")
    public TieKind getKind() {
        return row.kind;
    }

    @Description("Confidence that the tie exists, 0 to 1; at most 0.9 for alliances and conflicts.")
    public @Nullable Double getConfidence() {
        return row.confidence;
    }

    @NonNull
    @Description("Time at which it began.")
    public Instant getTiedAt() {
        return row.at;
    }

    @Description("Time at which it ended. Null while it is active.")
    public @Nullable Instant getEndedAt() {
        return row.endedAt;
    }

    @Description("Reason of the end. Null if it was not recorded.")
    public @Nullable String getEndReason() {
        return row.endReason;
    }

    @Description("Strength, 0 to 1; independent of the sentiment.")
    public @Nullable Double getStrength() {
        return row.strength;
    }

    @Description("Sentiment, -1 to 1.")
    public @Nullable Double getSentiment() {
        return row.sentiment;
    }

    @NonNull
    @Description("Qualities in words, for example good, forced, awkward or productive. Shown, never scored.")
    public List<@NonNull String> getQualities() {
        return row.qualities;
    }

    @Description("Ref of the initiative in which it matters.")
    public @Nullable String getInitiative() {
        return row.initiative;
    }
}
