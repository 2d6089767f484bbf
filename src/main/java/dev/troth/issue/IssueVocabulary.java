package dev.troth.issue;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Attribution;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of issues. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            IssueFact.Raised.class,
            IssueFact.Acknowledged.class,
            IssueFact.Replied.class,
            IssueFact.Resolved.class
        })
public class IssueVocabulary implements Vocabulary, ListedWord {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("issueRaised", 2, IssueFact.Raised.class, "issue"),
                FactType.of("issueAcknowledged", 3, IssueFact.Acknowledged.class, "issue"),
                FactType.of("issueReplied", 4, IssueFact.Replied.class, "issue"),
                FactType.of("issueResolved", 5, IssueFact.Resolved.class, "issue"));
    }

    @Override
    public Listed listed() {
        return Listed.of("Issue", "issue", IssueShelf.PREFIX, IssueRow.class)
                .ofAccount("issues")
                .time("raisedAt", "t.at", "Time at which it was raised.")
                .number("severity", "t.severity", "Severity, 0 to 1.")
                .flag("heated", "t.heated", "Whether the issue is heated: the account was angry.")
                .word("kind", "t.kind", IssueKind.class, "Kind of issue.")
                .word("status", "t.status", IssueStatus.class, "Status.")
                .text("raisedBy", "t.stakeholder_ref", "Ref of the stakeholder who raised it.")
                .word("attribution", "t.attribution", Attribution.class, "Side at fault. Null if it was not recorded.")
                .time("acknowledgedAt", "t.acknowledged_at", "Time at which it was acknowledged. Null if it was not.")
                .time("repliedAt", "t.replied_at", "Time of the last reply. Null if there is none.")
                .time("resolvedAt", "t.resolved_at", "Time at which it was resolved. Null while it is open.")
                .searching("(t.ref || ' ' || coalesce(t.main_issue, ''))")
                .build();
    }
}
