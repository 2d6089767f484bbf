package dev.troth.insight;

import dev.troth.platform.common.Party;
import dev.troth.platform.database.AccountOwnedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "insight")
class InsightRow extends AccountOwnedRow {
    @Enumerated(EnumType.STRING)
    InsightKind kind;

    String text;

    @Enumerated(EnumType.STRING)
    InsightStatus status;

    @Enumerated(EnumType.STRING)
    CertaintyLevel evidence;

    @Enumerated(EnumType.STRING)
    Party side;

    @Nullable
    Integer rank;

    double importance;

    @Nullable
    String domain;

    @Nullable
    String horizon;

    boolean unmet;

    @Column(name = "asked_of")
    @Nullable
    String askedOf;

    @Column(name = "stakeholder_ref")
    @Nullable
    String stakeholder;

    @Nullable
    String answer;

    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Column(name = "shared_at")
    @Nullable
    Instant sharedAt;

    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    @Column(name = "reviewed_at")
    Instant reviewedAt;

    @Nullable
    String metric;

    @Nullable
    Double target;

    @Nullable
    Double value;

    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Nullable
    Boolean consent;

    static InsightRow of(Insight insight) {
        InsightRow row = new InsightRow();
        InsightFact.Noted noted = insight.noted();
        row.at = insight.at();
        row.kind = noted.kind();
        row.status = insight.status();
        row.side = insight.side();
        row.text = insight.now().text();
        row.evidence = insight.now().evidence();
        row.rank = insight.now().rank();
        row.value = insight.now().value();
        row.unmet = insight.now().unmet();
        row.importance = insight.importance();
        row.domain = noted.domain();
        row.horizon = noted.horizon();
        row.askedOf = noted.askedOf();
        row.stakeholder = noted.stakeholder();
        row.sharedAt = insight.sharedAt();
        row.metric = noted.metric();
        row.target = noted.target();
        row.dueAt = noted.dueAt();
        row.consent = noted.consent();
        row.acknowledgedAt = insight.acknowledgedAt();
        row.reviewedAt = insight.reviewedAt();
        if (insight.answer() != null) {
            row.answer = insight.answer().text();
            row.answeredAt = insight.answer().at();
        }
        return row;
    }
}
