package dev.troth.signal;

import dev.troth.platform.Cohort;
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

/** A signal as callers see one. */
@Name("Signal")
@Description("A measured outside fact: use, flight risk, competition, a stall.")
public class SignalView implements Node {
    private final SignalRow row;
    private final Cohort<SignalRow> cohort;

    SignalView(SignalRow row, Cohort<SignalRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Ignore
    public Cohort<SignalRow> cohort() {
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
        return new GlobalId(SignalShelf.PREFIX, row.id).toString();
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
    @Description("When it was measured.")
    public Instant getOccurredAt() {
        return row.at;
    }

    @NonNull
    @Description("What was measured. USE, FLIGHT, STALL and COMPETITION are understood; any other word is kept.")
    public String getKind() {
        return row.kind;
    }

    @Description("How much, 0 to 1.")
    public double getLevel() {
        return row.level;
    }

    @Description("When it no longer holds.")
    public @Nullable Instant getUntil() {
        return row.until;
    }

    @Description("Ref of the stakeholder it is about.")
    public @Nullable String getStakeholder() {
        return row.stakeholder;
    }

    @Description("What of our product is used.")
    public @Nullable String getCapability() {
        return row.capability;
    }

    @Description("Whether they said why, for stalls.")
    public @Nullable Boolean getExplained() {
        return row.explained;
    }
}
