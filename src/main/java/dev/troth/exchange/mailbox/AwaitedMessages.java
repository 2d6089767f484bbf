package dev.troth.exchange.mailbox;

import dev.troth.ledger.ErasableTable;
import dev.troth.platform.database.Database;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores which messages the imported replies await. A row is a hint only: it counts if its reply is in the ledger, so a
 * dry run, or a reply that was refused, leaves nothing that has an effect.
 */
@ApplicationScoped
class AwaitedMessages implements ReplyDirectory, Housekeeping, ErasableTable {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    AwaitedMessages(Database database, CurrentWorkspace workspace, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void await(List<Awaiting> replies) {
        List<String> refs = new ArrayList<>();
        List<Short> ranks = new ArrayList<>();
        List<String> parents = new ArrayList<>();
        for (Awaiting one : replies) {
            for (short rank = 0; rank < one.parents().size(); rank++) {
                refs.add(one.reply());
                ranks.add(rank);
                parents.add(one.parents().get(rank));
            }
        }
        Instant now = clock.instant();
        database.update("""
                insert into awaited_message (workspace_id, reply_ref, rank, parent_ref, created_at)
                select ?, t.reply, t.rank, t.parent, ?
                from unnest(?::text[], ?::int2[], ?::text[]) as t(reply, rank, parent) order by t.reply, t.rank
                on conflict (workspace_id, reply_ref, rank) do nothing
                """, workspace.id(), now, refs, ranks, parents);
    }

    @Override
    @Transactional
    public List<Reply> awaiting(Collection<String> parents) {
        return database.query(
                """
                select w.parent_ref, t.ref, s.ref as account, t.at, t.channel, t.direction, t.mutual, t.response_seconds,
                       array(select n.parent_ref from awaited_message n where n.workspace_id = w.workspace_id
                             and n.reply_ref = w.reply_ref and n.rank < w.rank) as nearer
                from awaited_message w
                join touchpoint t on t.workspace_id = w.workspace_id and t.ref = w.reply_ref
                join account_stream s on s.workspace_id = t.workspace_id and s.id = t.account_id
                where w.workspace_id = ? and w.parent_ref = any(?)
                order by t.at, t.ref
                """,
                row -> new Reply(
                        row.getString("parent_ref"),
                        Database.texts(row, "nearer"),
                        row.getString("ref"),
                        row.getString("account"),
                        Database.instant(row, "at"),
                        row.getString("channel"),
                        row.getString("direction").equals("OUT"),
                        row.getBoolean("mutual"),
                        seconds(row.getObject("response_seconds", Long.class))),
                workspace.id(),
                parents);
    }

    private static @Nullable Duration seconds(@Nullable Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** Deletes what was awaited for a year. */
    @Override
    @Transactional
    public void runMaintenance() {
        database.update(
                "delete from awaited_message where workspace_id = ? and created_at < ?",
                workspace.id(),
                clock.instant().minus(KEPT));
    }

    /** The id of a message may have the name or the address of its author. */
    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("awaited_message", "parent_ref", "text"));
    }
}
