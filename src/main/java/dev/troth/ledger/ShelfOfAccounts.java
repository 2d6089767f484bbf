package dev.troth.ledger;

import dev.troth.platform.Cohort;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.Lists;
import java.util.UUID;

/**
 * A shelf whose things belong to accounts, and come in a list of each.
 *
 * @param <T> the thing
 * @param <R> its row
 */
public abstract class ShelfOfAccounts<T, R extends RowOfAccount> extends Shelf<T, R> {
    protected ShelfOfAccounts(Class<R> rowClass, String type, String table, String prefix) {
        super(rowClass, type, table, prefix);
    }

    /** A page of one account's, as the arguments of the field ask for; loaded for the whole cohort of accounts. */
    public Lists.Part<R> page(Cohort<? extends Row> accounts, UUID account) {
        return lists.part(type(), accounts, account);
    }
}
