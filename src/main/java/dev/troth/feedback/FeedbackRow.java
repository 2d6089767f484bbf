package dev.troth.feedback;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "feedback")
class FeedbackRow extends AccountOwnedRow {
    @Listed("Direction. IN: feedback of the account about us. OUT: our feedback about the account.")
    @Enumerated(EnumType.STRING)
    Direction direction;

    @Listed("Kind of feedback.")
    @Enumerated(EnumType.STRING)
    FeedbackKind kind;

    @Listed("Value on the scale of its kind.")
    @Nullable
    Double value;

    @Nullable
    String text;

    @Listed("Whether the feedback is honest. False for mere politeness.")
    boolean honest;

    @Listed(value = "Department that the feedback represents, in upper case.", category = true)
    @Nullable
    String department;

    @Listed("Ref of the stakeholder who gave it.")
    @Column(name = "stakeholder_ref")
    @Nullable
    String stakeholder;

    @Listed("Ref of the stakeholder who relayed it.")
    @Column(name = "relayed_by")
    @Nullable
    String relayedBy;

    @Listed("Time of the original statement, if it was relayed later.")
    @Column(name = "said_at")
    @Nullable
    Instant saidAt;

    @Listed("Whether the other side knows of it.")
    boolean shared;

    static FeedbackRow of(TypedFact<FeedbackFact> feedback) {
        FeedbackRow row = new FeedbackRow();
        FeedbackFact given = feedback.body();
        row.at = feedback.at();
        row.direction = given.direction();
        row.kind = given.kind();
        row.value = given.value();
        row.text = given.text();
        row.honest = given.isHonest();
        row.department = given.department();
        row.stakeholder = given.stakeholder();
        row.relayedBy = given.relayedBy();
        row.saidAt = given.saidAt();
        row.shared = Boolean.TRUE.equals(given.shared());
        return row;
    }
}
