package dev.troth.insight;

import dev.troth.platform.common.Party;
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
@Table(name = "insight")
class InsightRow extends AccountOwnedRow {
    @Listed("Kind of insight.")
    @Enumerated(EnumType.STRING)
    InsightKind kind;

    String text;

    @Listed("Status.")
    @Enumerated(EnumType.STRING)
    InsightStatus status;

    @Listed(name = "certainty", value = "Certainty. An assumed need does not raise any score.")
    @Enumerated(EnumType.STRING)
    CertaintyLevel evidence;

    @Listed("Side whose insight it is.")
    @Enumerated(EnumType.STRING)
    Party side;

    @Listed("Rank in the account's own order, 1 first.")
    @Nullable
    Integer rank;

    @Listed("Importance, 0 to 1.")
    double importance;

    @Listed(value = "Domain, such as IT or BUSINESS, in upper case.", category = true)
    @Nullable
    String domain;

    @Listed("Time horizon, free text.")
    @Nullable
    String horizon;

    @Listed("Whether the product cannot meet it.")
    boolean unmet;

    @Listed("Ref of the stakeholder who was asked.")
    @Column(name = "asked_of")
    @Nullable
    String askedOf;

    @Listed("Ref of the stakeholder whom it is about.")
    @Column(name = "stakeholder_ref")
    @Nullable
    String stakeholder;

    @Nullable
    String answer;

    @Listed("Time at which the question was answered. Null if it is open.")
    @Column(name = "answered_at")
    @Nullable
    Instant answeredAt;

    @Listed("Time at which it was shared with the other side.")
    @Column(name = "shared_at")
    @Nullable
    Instant sharedAt;

    @Listed("Time at which the other side agreed.")
    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    @Listed("Time at which it was last reviewed, agreed to or answered. Null if it was only noted.")
    @Column(name = "reviewed_at")
    @Nullable
    Instant reviewedAt;

    @Nullable
    String metric;

    @Listed("Target value. For goals.")
    @Nullable
    Double target;

    @Listed("Current value. For goals.")
    @Nullable
    Double value;

    @Listed(name = "start", value = "First recorded value. For goals.")
    @Column(name = "start_value")
    @Nullable
    Double start;

    @Listed("Due time. For goals.")
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Listed("Whether the person agreed to its storage. For traits.")
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
        row.start = insight.start();
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
