package dev.troth.stakeholder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "stakeholder")
class StakeholderRow extends AccountOwnedRow {
    @Column(name = "person_id")
    UUID personId;

    /** Only in transit from the facts to the table of persons. */
    @Transient
    @JsonIgnore
    StakeholderFact.@Nullable Person person;

    @Listed(value = "Department in the account, in upper case.", category = true)
    String department;

    @Listed(value = "Seniority, in the words of the workspace, in upper case.", category = true)
    @Nullable
    String level;

    @Listed("Roles in decisions about us.")
    @Enumerated(EnumType.STRING)
    List<DecisionRole> roles;

    @Listed("Influence in the account, 0 to 1.")
    double influence;

    @Listed("Stance towards us.")
    @Enumerated(EnumType.STRING)
    Stance stance;

    @Listed(name = "grantedConsents", value = "Purposes that the stakeholder consented to.", field = false)
    @Column(name = "agrees_to")
    @Enumerated(EnumType.STRING)
    List<ConsentPurpose> agreesTo;

    @Listed(name = "refusedConsents", value = "Purposes that the stakeholder refused.", field = false)
    @Enumerated(EnumType.STRING)
    List<ConsentPurpose> refuses;

    @Listed("Time at which they left. Null while they are present.")
    @Column(name = "left_at")
    @Nullable
    Instant leftAt;

    @Column(name = "left_reason")
    @Nullable
    String leftReason;

    static StakeholderRow of(Stakeholder thing) {
        StakeholderRow row = new StakeholderRow();
        row.at = thing.joinedAt();
        row.person = thing.joined().person();
        row.department = thing.joined().department();
        row.level = thing.joined().level();
        row.roles = Objects.requireNonNullElse(thing.joined().roles(), List.of());
        row.influence = thing.joined().influenceOrUsual();
        row.stance = thing.stance();
        row.agreesTo = thing.consents().granted();
        row.refuses = thing.consents().refused();
        if (thing.presence() instanceof Stakeholder.Presence.Left left) {
            row.leftAt = left.at();
            row.leftReason = left.reason();
        }
        return row;
    }
}
