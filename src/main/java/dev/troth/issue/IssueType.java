package dev.troth.issue;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.common.Attribution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of issues. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            IssueFact.Raised.class,
            IssueFact.Acknowledged.class,
            IssueFact.Replied.class,
            IssueFact.Resolved.class
        })
public class IssueType implements EntityTypeProvider {
    static final String PREFIX = "iss";

    private static final EntityType<Issue, IssueRow, IssueView> TYPE = EntityType.of(
                    "Issue", "issues", PREFIX, IssueRow.class, IssueView::new)
            .projection(Issue::apply, IssueRow::of)
            .fact(FactType.of("issueRaised", 2, IssueFact.Raised.class, "issue"))
            .fact(FactType.of("issueAcknowledged", 3, IssueFact.Acknowledged.class, "issue"))
            .fact(FactType.of("issueReplied", 4, IssueFact.Replied.class, "issue"))
            .fact(FactType.of("issueResolved", 5, IssueFact.Resolved.class, "issue"))
            .listed(list -> list.beneathAccount("Complaints, disputes and incidents, newest first.")
                    .time("raisedAt", "t.at", "Time at which it was raised.")
                    .number("severity", "t.severity", "Severity, 0 to 1.")
                    .flag("heated", "t.heated", "Whether the issue is heated: the account was angry.")
                    .word("kind", "t.kind", IssueKind.class, "Kind of issue.")
                    .word("status", "t.status", IssueStatus.class, "Status.")
                    .text("raisedBy", "t.stakeholder_ref", "Ref of the stakeholder who raised it.")
                    .word(
                            "attribution",
                            "t.attribution",
                            Attribution.class,
                            "Side at fault. Null if it was not recorded.")
                    .time(
                            "acknowledgedAt",
                            "t.acknowledged_at",
                            "Time of our first written answer: an acknowledgement or a reply.")
                    .time("repliedAt", "t.replied_at", "Time of the last reply. Null if there is none.")
                    .time("resolvedAt", "t.resolved_at", "Time at which it was resolved. Null while it is open.")
                    .searching("(t.ref || ' ' || coalesce(t.main_issue, ''))"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Issue, IssueRow, IssueView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
