package dev.troth.issue;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.platform.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation of an issue.")
public final class IssuePayload extends FactPayload implements MutationPayload {
    private final @Nullable IssueView issue;

    IssuePayload(Recorded recorded, @Nullable IssueView issue) {
        super(recorded);
        this.issue = issue;
    }

    @Description("Issue in its new state. Null if there are errors.")
    public @Nullable IssueView getIssue() {
        return issue;
    }
}
