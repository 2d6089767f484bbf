package dev.troth.stakeholder;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import dev.troth.stakeholder.ConsentState.Consent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a stakeholder. */
@Name("Stakeholder")
@Description("Stakeholder: a person in the context of one account.")
public class StakeholderView extends EntityView implements Node {
    private final StakeholderRow row;
    private final BatchContext<StakeholderRow> batch;

    StakeholderView(StakeholderRow row, BatchContext<StakeholderRow> batch) {
        super(StakeholderType.PREFIX, row, batch);
        this.row = row;
        this.batch = batch;
    }

    @Ignore
    public Set<UUID> accountsOfBatch() {
        return batch.members().stream().map(member -> member.accountId).collect(Collectors.toSet());
    }

    @Ignore
    Set<UUID> peopleOfBatch() {
        return batch.members().stream().map(member -> member.personId).collect(Collectors.toSet());
    }

    @Ignore
    UUID personUuid() {
        return row.personId;
    }

    @NonNull
    @Description("Department in the account, for example PURCHASING or ENGINEERING.")
    public String getDepartment() {
        return row.department;
    }

    @NonNull
    @Description("Latest decision for each purpose. A missing purpose was never asked for. No action names a "
            + "stakeholder who refuses CONTACT.")
    public List<@NonNull Consent> getConsents() {
        return Consent.of(row.agreesTo, row.refuses);
    }

    @NonNull
    @Description("Time at which they joined.")
    public Instant getJoinedAt() {
        return row.at;
    }

    @Description("Time at which they left. Null while they are present.")
    public @Nullable Instant getLeftAt() {
        return row.leftAt;
    }

    @Description("Reason for leaving. Null if unknown.")
    public @Nullable String getLeftReason() {
        return row.leftReason;
    }
}
