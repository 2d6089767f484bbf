package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A tie as callers see one. */
@Name("Tie")
@Description("A typed, directed edge between two stakeholders of an account.")
public class TieView {
    private final TieRow row;

    TieView(TieRow row, Cohort<TieRow> cohort) {
        this.row = row;
    }

    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(TieShelf.PREFIX, row.id).toString();
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
}
