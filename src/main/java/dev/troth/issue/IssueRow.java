package dev.troth.issue;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "issue")
class IssueRow extends AccountOwnedRow {
    @Listed("Severity, 0 to 1.")
    double severity;

    @Listed("Whether the issue is heated: the account was angry.")
    boolean heated;

    @Listed("Kind of issue.")
    @Enumerated(EnumType.STRING)
    IssueKind kind;

    @Column(name = "main_issue")
    @Nullable
    String mainIssue;

    @Listed(name = "raisedBy", value = "Ref of the stakeholder who raised it.")
    @Column(name = "stakeholder_ref")
    @Nullable
    String stakeholderRef;

    @Listed("Side at fault. Null if it was not recorded.")
    @Enumerated(EnumType.STRING)
    @Nullable
    Attribution attribution;

    @Listed("Status.")
    @Enumerated(EnumType.STRING)
    IssueStatus status;

    @Listed("Time of our first written answer: an acknowledgement or a reply. Null if there is none.")
    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    @Listed("Time at which it was resolved. Null while it is open.")
    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    List<String> options;

    @Listed("Time of the last reply. Null if there is none.")
    @Column(name = "replied_at")
    @Nullable
    Instant repliedAt;

    @Column(name = "reply_text")
    @Nullable
    String replyText;

    @Column(name = "reply_agreed")
    @Nullable
    String replyAgreed;

    @Column(name = "override_reason")
    @Nullable
    String overrideReason;

    static IssueRow of(Issue issue) {
        IssueRow row = new IssueRow();
        IssueFact.Raised raised = issue.raised();
        row.at = issue.raisedAt();
        row.severity = raised.severity();
        row.heated = raised.isHeated();
        row.kind = Objects.requireNonNullElse(raised.kind(), IssueKind.COMPLAINT);
        row.mainIssue = issue.mainIssue();
        row.stakeholderRef = raised.stakeholder();
        row.attribution = raised.attribution();
        row.status = issue.status();
        row.options = List.of();
        TypedFact<IssueFact.Replied> reply = issue.lastReply();
        if (reply != null) {
            row.repliedAt = reply.at();
            row.replyText = reply.body().text();
            row.replyAgreed = reply.body().agreed();
            row.overrideReason = reply.body().overrideReason();
        }
        issue.replies().stream()
                .map(sent -> sent.body().optionsOrNone())
                .filter(options -> !options.isEmpty())
                .forEach(options -> row.options = options);
        row.acknowledgedAt = issue.acknowledgedAt();
        if (issue.state() instanceof Issue.Resolved resolved) {
            row.resolvedAt = resolved.at();
            row.options = resolved.options().isEmpty() ? row.options : resolved.options();
        }
        return row;
    }
}
