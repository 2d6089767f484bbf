package dev.troth.ledger;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Refusal;
import dev.troth.platform.Workspaces;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Facts in the order in which they can be read by everybody: nothing that comes later in time can turn up before
 * something that was given out already. Whoever goes on from the last one he saw misses none and sees none twice.
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

    /** A place in the feed. */
    public record Position(String transaction, long number) {
        /** Before everything. */
        public static final Position START = new Position("0", 0);
    }

    /** A fact and its place. */
    public record Entry(Fact fact, Position position) {}

    /**
     * What is read next.
     *
     * @param pending whether something is there that cannot be given out yet, because a transaction that is still
     *     running may bring something that comes before it
     */
    public record Batch(List<Entry> entries, boolean pending) {}

    /** What the topic of wake-ups about new facts of a workspace is called. */
    public static String topic(UUID workspace) {
        return "facts:" + workspace;
    }

    /** The place from which only what is still to come is read. */
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
     * The place of a fact.
     *
     * @throws Refusal if there is none
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
        return position.orElseThrow(
                () -> Refusal.unknown("sinceFact", "There is no such fact. Maybe it belongs to another workspace?"));
    }

    /** What comes after a place. */
    @Transactional
    public Batch after(Position position, int most) {
        List<Entry> entries = store.after(position, most);
        boolean pending = entries.isEmpty()
                && !database.query("""
                                select 1 from (
                                    select xid from fact where workspace_id = ? order by xid desc, seq desc limit 1) as latest
                                where xid >= pg_snapshot_xmin(pg_current_snapshot())
                                """, row -> 1, workspace.id()).isEmpty();
        return new Batch(entries, pending);
    }

    /**
     * Facts that were restored into another database carry numbers of transactions of the old one, which the new one may
     * not have reached for a long time. Then all that is there is put in the order of its numbers.
     */
    void settleAfterRestore(@Observes StartupEvent event) {
        workspaces.forEach(() -> database.update("""
                update fact set xid = '1' where workspace_id = ? and (
                    select xid from fact where workspace_id = ? order by xid desc, seq desc limit 1)
                    > pg_snapshot_xmax(pg_current_snapshot())
                """, workspace.id(), workspace.id()));
    }
}
