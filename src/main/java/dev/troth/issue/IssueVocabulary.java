package dev.troth.issue;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of issues. */
@ApplicationScoped
@RegisterForReflection(targets = {IssueFact.Raised.class, IssueFact.Acknowledged.class, IssueFact.Resolved.class})
public class IssueVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("issueRaised", 2, IssueFact.Raised.class, "issue"),
                FactType.of("issueAcknowledged", 3, IssueFact.Acknowledged.class, "issue"),
                FactType.of("issueResolved", 5, IssueFact.Resolved.class, "issue"));
    }
}
