package dev.troth.insight;

import dev.troth.ledger.AccountOwnedRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Subject;
import dev.troth.platform.batching.BatchContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of insights, and projection of their facts into rows. */
@Singleton
class InsightRepository extends AccountOwnedRepository<Insight, InsightRow, InsightView> {
    static final String PREFIX = "ins";

    InsightRepository() {
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
    protected InsightView view(InsightRow row, BatchContext<InsightRow> batch) {
        return new InsightView(row, batch);
    }
}
