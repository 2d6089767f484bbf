package dev.troth.ledger;

import dev.troth.platform.Cohort;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.Lists;
import dev.troth.platform.node.Node;
import java.util.UUID;

/**
 * Repository of subjects that belong to accounts, with one list per account.
 *
 * @param <T> state of the subject
 * @param <R> row
 * @param <V> API type
 */
public abstract class ShelfOfAccounts<T, R extends RowOfAccount, V extends Node> extends Shelf<T, R, V> {
    protected ShelfOfAccounts(Class<R> rowClass, String type, String table, String prefix) {
        super(rowClass, type, table, prefix);
    }

    /**
     * Returns a page of the subjects of one account, by the arguments of the current field. Loads the pages of all
     * accounts of the cohort in one batch.
     */
    public Lists.Part<R> page(Cohort<? extends Row> accounts, UUID account) {
        return lists.part(type(), accounts, account);
    }
}
