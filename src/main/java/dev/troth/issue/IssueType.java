package dev.troth.issue;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
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
            .listed(list -> list.link(
                            "raisedBy",
                            "Stakeholder",
                            "Stakeholder who raised it. Null if it was not recorded.",
                            IssueRow.class,
                            row -> row.stakeholderRef)
                    .beneathAccount("Complaints, disputes and incidents, newest first.")
                    .at("raisedAt", "Time at which it was raised.")
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
