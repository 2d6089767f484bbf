package dev.troth.exchange.timeline;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.Row;
import java.util.List;

/**
 * The facts of a page. The data that one of its entries needs are read for all of them at once.
 *
 * @param account account of the timeline
 * @param loaded data that were read for the page
 */
record TimelineBatch(AccountView account, List<Fact> facts, BatchContext<Row> loaded) {
    static TimelineBatch of(AccountView account, List<Fact> facts) {
        return new TimelineBatch(
                account, facts, new BatchContext<>(account.batch().moment(), List.of()));
    }
}
