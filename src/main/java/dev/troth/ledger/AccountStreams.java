package dev.troth.ledger;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The account streams of the workspace, for work that iterates over all accounts. */
@ApplicationScoped
public class AccountStreams {
    private final Database database;
    private final CurrentWorkspace workspace;

    AccountStreams(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Returns the number of accounts. */
    public int count() {
        return database.query(
                        "select count(*)::int as n from account_stream where workspace_id = ?",
                        row -> row.getInt("n"),
                        workspace.id())
                .getFirst();
    }

    /** Returns the refs of the accounts after an account by id, ordered by id. */
    public Map<UUID, String> after(UUID account, int most) {
        Map<UUID, String> accounts = new LinkedHashMap<>();
        database.query(
                "select id, ref from account_stream where workspace_id = ? and id > ? order by id limit ?",
                row -> accounts.put(row.getObject("id", UUID.class), row.getString("ref")),
                workspace.id(),
                account,
                most);
        return accounts;
    }

    /** Returns the time at which the first fact occurred; empty if there are no facts. */
    public Optional<Instant> firstFactAt() {
        return database
                .query(
                        "select min(at) as first from fact where workspace_id = ? having min(at) is not null",
                        row -> Database.instant(row, "first"),
                        workspace.id())
                .stream()
                .findFirst();
    }
}
