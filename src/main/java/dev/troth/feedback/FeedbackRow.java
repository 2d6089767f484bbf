package dev.troth.feedback;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.database.AccountOwnedRow;
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
    @Enumerated(EnumType.STRING)
    Direction direction;

    @Enumerated(EnumType.STRING)
    FeedbackKind kind;

    @Nullable
    Double value;

    @Nullable
    String text;

    boolean honest;

    @Nullable
    String department;

    @Column(name = "stakeholder_ref")
    @Nullable
    String stakeholder;

    @Column(name = "relayed_by")
    @Nullable
    String relayedBy;

    @Column(name = "said_at")
    @Nullable
    Instant saidAt;

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
