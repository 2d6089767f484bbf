package dev.troth.ledger;

import dev.troth.platform.Cohort;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.Lists;
import dev.troth.platform.node.Node;
import java.util.UUID;

/**
 * A shelf whose things belong to accounts, and come in a list of each.
 *
 * @param <T> the thing
 * @param <R> its row
 * @param <V> what callers see of it
 */
public abstract class ShelfOfAccounts<T, R extends RowOfAccount, V extends Node> extends Shelf<T, R, V> {
    protected ShelfOfAccounts(Class<R> rowClass, String type, String table, String prefix) {
        super(rowClass, type, table, prefix);
    }

    /** A page of one account's, as the arguments of the field ask for; loaded for the whole cohort of accounts. */
    public Lists.Part<R> page(Cohort<? extends Row> accounts, UUID account) {
        return lists.part(type(), accounts, account);
    }
}
