package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A tie as callers see one. */
@Name("Tie")
@Description("A typed, directed edge between two stakeholders of an account.")
public class TieView implements Node {
    private final TieRow row;

    TieView(TieRow row, Cohort<TieRow> cohort) {
        this.row = row;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(TieShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of the tie.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("Ref of the stakeholder it starts from.")
    public String getFrom() {
        return row.fromRef;
    }

    @NonNull
    @Description("Ref of the stakeholder it leads to.")
    public String getTo() {
        return row.toRef;
    }

    @NonNull
    @Description("What ties them.")
    public TieKind getKind() {
        return row.kind;
    }

    @Description("How sure we are, 0 to 1.")
    public @Nullable Double getConfidence() {
        return row.confidence;
    }

    @NonNull
    @Description("Since when.")
    public Instant getTiedAt() {
        return row.at;
    }

    @Description("Until when; null while it holds.")
    public @Nullable Instant getEndedAt() {
        return row.endedAt;
    }

    @Description("How strong it is, 0 to 1; not to be mixed with how it feels.")
    public @Nullable Double getStrength() {
        return row.strength;
    }

    @Description("How it feels, -1 to 1.")
    public @Nullable Double getSentiment() {
        return row.sentiment;
    }

    @NonNull
    @Description("What it is like, in words: good, forced, awkward, productive … Shown, never scored.")
    public List<@NonNull String> getQualities() {
        return row.qualities;
    }

    @Description("Ref of the initiative where it matters.")
    public @Nullable String getInitiative() {
        return row.initiative;
    }
}
