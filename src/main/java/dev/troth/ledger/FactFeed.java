package dev.troth.ledger;

import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.Workspaces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Change feed of a workspace: facts in commit-safe order. A fact that becomes visible later never sorts before a fact
 * that was already returned, so a reader that continues from its last position misses none and sees none twice.
 */
@ApplicationScoped
public class FactFeed {
    private final Database database;
    private final FactStore store;
    private final CurrentWorkspace workspace;
    private final Workspaces workspaces;

    FactFeed(Database database, FactStore store, CurrentWorkspace workspace, Workspaces workspaces) {
        this.database = database;
        this.store = store;
        this.workspace = workspace;
        this.workspaces = workspaces;
    }

    /** Position in the feed (a cursor). */
    public record Position(String transaction, long number) {
        /** Start of the feed. */
        public static final Position START = new Position("0", 0);
    }

    /** A fact and its position. */
    public record Entry(Fact fact, Position position) {}

    /**
     * Result of one read.
     *
     * @param pending whether there are facts that cannot be returned yet, because a running transaction may still
     * commit facts that sort before them
     */
    public record Batch(List<Entry> entries, boolean pending) {}

    /** Name of the notification topic for new facts of a workspace. */
    public static String topic(UUID workspace) {
        return "facts:" + workspace;
    }

    /** Current end of the feed; only facts after it are returned. */
    @Transactional
    public Position now() {
        return database.query("""
                        select coalesce(max(xid)::text, '0') as xid, coalesce(max(seq), 0) as seq from (
                            select xid, seq from fact where workspace_id = ?
                              and xid < pg_snapshot_xmin(pg_current_snapshot())
                            order by xid desc, seq desc limit 1) as latest
                        """, row -> new Position(row.getString("xid"), row.getLong("seq")), workspace.id())
                .getFirst();
    }

    /**
     * Returns the position of a fact.
     *
     * @throws RejectedException if the fact does not exist
     */
    @Transactional
    public Position of(UUID fact) {
        Optional<Position> position = database
                .query(
                        "select xid::text as xid, seq from fact where workspace_id = ? and id = ?",
                        row -> new Position(row.getString("xid"), row.getLong("seq")),
                        workspace.id(),
                        fact)
                .stream()
                .findFirst();
        return position.orElseThrow(() -> RejectedException.unknown(
                "sinceFact", "There is no such fact. Maybe it belongs to another workspace?"));
    }

    /** Returns the facts after a position. */
    @Transactional
    public Batch after(Position position, int most) {
        // Before the facts: the transaction that others wait for may end between the two statements, without a
        // notification.
        boolean pending = !database.query("""
                                select 1 from (
                                    select xid from fact where workspace_id = ? order by xid desc, seq desc limit 1) as latest
                                where xid >= pg_snapshot_xmin(pg_current_snapshot())
                                """, row -> 1, workspace.id()).isEmpty();
        List<Entry> entries = store.after(position, most);
        return new Batch(entries, pending && entries.isEmpty());
    }

    /**
     * Resets transaction numbers after a restore. Restored facts carry transaction ids of the old database, which the
     * new one may not reach for a long time. All existing facts are then ordered by their sequence number.
     */
    void settleAfterRestore(@Observes StartupEvent event) {
        workspaces.forEach(() -> database.update("""
                update fact set xid = '1' where workspace_id = ? and (
                    select xid from fact where workspace_id = ? order by xid desc, seq desc limit 1)
                    > pg_snapshot_xmax(pg_current_snapshot())
                """, workspace.id(), workspace.id()));
    }
}
