package dev.troth.issue;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Attribution;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of issues. */
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
                .time("raisedAt", "t.at", "When it was raised.")
                .number("severity", "t.severity", "How bad it is, 0 to 1.")
                .flag("heated", "t.heated", "Whether they were angry.")
                .word("kind", "t.kind", IssueKind.class, "What kind of trouble it is.")
                .word("status", "t.status", IssueStatus.class, "Where it stands.")
                .text("raisedBy", "t.stakeholder_ref", "Ref of the stakeholder who raised it.")
                .word("attribution", "t.attribution", Attribution.class, "Whose doing it is.")
                .time("acknowledgedAt", "t.acknowledged_at", "When they were told that we know.")
                .time("repliedAt", "t.replied_at", "When they were last written to about it.")
                .time("resolvedAt", "t.resolved_at", "When it was resolved.")
                .searching("(t.ref || ' ' || coalesce(t.main_issue, ''))")
                .build();
    }
}
