package dev.troth.insight;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of insights, and projection of their facts into rows. */
@Singleton
class InsightShelf extends ShelfOfAccounts<Insight, InsightRow, InsightView> {
    static final String PREFIX = "ins";

    InsightShelf() {
        super(InsightRow.class, "Insight", "insight", PREFIX);
    }

    @Override
    public String kind() {
        return "insight";
    }

    @Override
    public @Nullable Insight apply(Subject subject, @Nullable Insight before, Fact fact) {
        return Insight.apply(subject.ref(), before, fact);
    }

    @Override
    protected InsightRow row(Insight thing) {
        return InsightRow.of(thing);
    }

    @Override
    protected InsightView view(InsightRow row, Cohort<InsightRow> cohort) {
        return new InsightView(row, cohort);
    }
}
