package dev.troth.issue;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of issues, and projection of their facts into rows. */
@Singleton
class IssueShelf extends ShelfOfAccounts<Issue, IssueRow, IssueView> {
    static final String PREFIX = "iss";

    IssueShelf() {
        super(IssueRow.class, "Issue", "issue", PREFIX);
    }

    @Override
    public String kind() {
        return "issue";
    }

    @Override
    public Issue apply(Subject subject, @Nullable Issue before, Fact fact) {
        return Issue.apply(subject.ref(), before, fact);
    }

    @Override
    protected IssueRow row(Issue thing) {
        return IssueRow.of(thing);
    }

    @Override
    protected IssueView view(IssueRow row, Cohort<IssueRow> cohort) {
        return new IssueView(row, cohort);
    }
}
