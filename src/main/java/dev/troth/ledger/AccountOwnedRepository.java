package dev.troth.ledger;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.ListLoader;
import dev.troth.platform.node.Node;
import java.util.UUID;

/**
 * Repository of subjects that belong to accounts, with one list per account.
 *
 * @param <T> state of the subject
 * @param <R> row
 * @param <V> API type
 */
public abstract class AccountOwnedRepository<T, R extends AccountOwnedRow, V extends Node>
        extends LegacyEntityRepository<T, R, V> {
    protected AccountOwnedRepository(Class<R> rowClass, String type, String table, String prefix) {
        super(rowClass, type, table, prefix);
    }

    /**
     * Returns a page of the subjects of one account, by the arguments of the current field. Loads the pages of all
     * accounts of the batch in one batch.
     */
    public ListLoader.Part<R> page(BatchContext<? extends Row> accounts, UUID account) {
        return listLoader.part(type(), accounts, account);
    }
}
