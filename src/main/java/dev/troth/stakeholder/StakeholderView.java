package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Row;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A stakeholder as callers see one. */
@Name("Stakeholder")
@Description("A person as seen from one account.")
public class StakeholderView implements Node {
    private final StakeholderRow row;
    private final Cohort<StakeholderRow> cohort;

    StakeholderView(StakeholderRow row, Cohort<StakeholderRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Ignore
    public Cohort<? extends Row> cohort() {
        return cohort;
    }

    @Ignore
    public Set<UUID> accountsOfCohort() {
        return cohort.members().stream().map(member -> member.accountId).collect(Collectors.toSet());
    }

    @Ignore
    public UUID accountUuid() {
        return row.accountId;
    }

    @Ignore
    Set<UUID> peopleOfCohort() {
        return cohort.members().stream().map(member -> member.personId).collect(Collectors.toSet());
    }

    @Ignore
    UUID personUuid() {
        return row.personId;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(StakeholderShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of the stakeholder.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("Where in the account they work, such as PURCHASING or ENGINEERING.")
    public String getDepartment() {
        return row.department;
    }

    @Description("Seniority, in your words.")
    public @Nullable String getLevel() {
        return row.level;
    }

    @NonNull
    @Description("Their part in decisions about us.")
    public List<@NonNull DecisionRole> getRoles() {
        return row.roles;
    }

    @Description("How much their word counts there, 0 to 1.")
    public double getInfluence() {
        return row.influence;
    }

    @NonNull
    @Description("How they stand towards us.")
    public Stance getStance() {
        return row.stance;
    }

    @NonNull
    @Description(
            "Their latest decision for each purpose. A purpose that is missing was never asked for. No action names a "
                    + "stakeholder who refuses CONTACT.")
    public List<@NonNull Consent> getConsents() {
        return Consent.of(row.grantedConsents, row.refusedConsents);
    }

    @NonNull
    @Description("When they joined.")
    public Instant getJoinedAt() {
        return row.at;
    }

    @Description("When they left; null while they are there.")
    public @Nullable Instant getLeftAt() {
        return row.leftAt;
    }

    @Description("Why they left, where somebody said so.")
    public @Nullable String getLeftReason() {
        return row.leftReason;
    }
}
