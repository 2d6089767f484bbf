package dev.troth.exchange.staging;

import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.FactType;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Staging table for the lines of a file. References may point backwards and forwards in a file, so nothing can be
 * folded before the end of the file, and a file may be larger than memory.
 */
@ApplicationScoped
public class StagingTable {
    private static final int CHUNK = 4000;

    private final Database database;
    private final CurrentWorkspace workspace;

    StagingTable(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /**
     * A staged fact.
     *
     * @param number number of the fact within its line
     * @param text fact as one line of JSON
     * @param entry entry of the file that it was read from; null if equal to the text
     */
    public record Staged(
            int line,
            int number,
            @Nullable String account,
            String text,
            @Nullable String entry) {
        public static Staged of(int line, int number, FactDraft draft, String text, @Nullable String entry) {
            String account = draft.type().scope() == FactType.Scope.WORKSPACE ? FactCodec.WORKSPACE : draft.account();
            return new Staged(line, number, account, text, entry);
        }

        /** Returns the same fact, to be appended after all accounts. */
        Staged afterAllAccounts() {
            return new Staged(line, number, null, text, entry);
        }

        /** Entry as in the file. */
        String words() {
            return entry == null ? text : entry;
        }
    }

    @Transactional
    public void add(UUID importId, List<Staged> lines) {
        List<@Nullable String> accounts = new ArrayList<>();
        List<@Nullable String> entries = new ArrayList<>();
        lines.forEach(line -> {
            accounts.add(line.account());
            entries.add(line.entry());
        });
        database.update(
                """
                insert into staged_line (workspace_id, import_id, line, number, account_ref, text, entry)
                select ?, ?, t.line::integer, t.number::integer, t.account, t.text, t.entry
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as t(line, number, account, text, entry)
                """,
                workspace.id(),
                importId,
                lines.stream().map(line -> String.valueOf(line.line())).toList(),
                lines.stream().map(line -> String.valueOf(line.number())).toList(),
                accounts,
                lines.stream().map(Staged::text).toList(),
                entries);
    }

    /** Returns the lines that define something for the whole workspace, to which the others may refer. */
    @Transactional
    List<Staged> ofWorkspace(UUID importId) {
        return database.query(
                """
                select line, number, account_ref, text, entry from staged_line
                where workspace_id = ? and import_id = ? and account_ref = ? order by line, number
                """,
                row -> new Staged(
                        row.getInt("line"),
                        row.getInt("number"),
                        row.getString("account_ref"),
                        row.getString("text"),
                        row.getString("entry")),
                workspace.id(),
                importId,
                FactCodec.WORKSPACE);
    }

    /** Returns the next accounts with all their lines, some thousand lines at a time; empty if none are left. */
    @Transactional
    List<Staged> accountsAfter(UUID importId, String account) {
        return database.query(
                """
                select line, number, account_ref, text, entry from staged_line
                where workspace_id = ? and import_id = ? and account_ref > ? and account_ref <= (
                    select max(account_ref) from (
                        select account_ref from staged_line where workspace_id = ? and import_id = ? and account_ref > ?
                        order by account_ref, line limit ?) as next)
                order by account_ref, line, number
                """,
                row -> new Staged(
                        row.getInt("line"),
                        row.getInt("number"),
                        row.getString("account_ref"),
                        row.getString("text"),
                        row.getString("entry")),
                workspace.id(),
                importId,
                account,
                workspace.id(),
                importId,
                account,
                CHUNK);
    }

    /** Returns the next lines without an account: corrections, and facts about the market. */
    @Transactional
    List<Staged> othersAfter(UUID importId, int line, int number) {
        return database.query(
                """
                select line, number, account_ref, text, entry from staged_line
                where workspace_id = ? and import_id = ? and account_ref is null and (line, number) > (?, ?)
                order by line, number limit ?
                """,
                row -> new Staged(
                        row.getInt("line"), row.getInt("number"), null, row.getString("text"), row.getString("entry")),
                workspace.id(),
                importId,
                line,
                number,
                CHUNK);
    }

    /** Deletes the lines in a transaction of their own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void clear(UUID importId) {
        delete(importId);
    }

    /** Deletes the lines. */
    @Transactional
    public void delete(UUID importId) {
        database.update("delete from staged_line where workspace_id = ? and import_id = ?", workspace.id(), importId);
    }
}
