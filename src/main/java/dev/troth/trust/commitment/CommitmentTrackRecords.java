package dev.troth.trust.commitment;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.trust.commitment.CommitmentTrackRecord.StoredCommitment;
import dev.troth.trust.commitment.CommitmentTrackRecord.Usual;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Repository of our commitments on which estimates are based. */
@ApplicationScoped
class CommitmentTrackRecords {
    private static final int MOST = 2000;

    /** Share of commitments that are kept if none was settled yet: between an even chance and certainty. Judgement. */
    private static final double UNKNOWN_RATE = 0.8;

    private final Database database;
    private final CurrentWorkspace workspace;

    CommitmentTrackRecords(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Returns the latest commitments to some accounts, and of some members, as of an instant. */
    CommitmentTrackRecord of(Collection<UUID> accounts, Collection<String> makers, Instant asOf) {
        List<StoredCommitment> told = database.query(
                """
                select account_id, made_by, made_at, due_at, settled_at, status, attribution, importance from commitment
                where workspace_id = ? and side = 'US' and made_at <= ?
                  and (account_id = any(?::uuid[]) or made_by = any(?::text[]))
                order by made_at desc limit ?
                """,
                row -> new StoredCommitment(
                        row.getObject("account_id", UUID.class),
                        row.getString("made_by"),
                        Database.instant(row, "made_at"),
                        Database.instant(row, "due_at"),
                        Database.instantOrNull(row, "settled_at"),
                        row.getString("status"),
                        row.getString("attribution"),
                        row.getDouble("importance")),
                workspace.id(),
                asOf,
                accounts,
                makers,
                MOST);
        return new CommitmentTrackRecord(
                told.stream().map(one -> one.asOf(asOf)).toList(), usual(asOf));
    }

    /** Returns the shares of all our commitments that are kept; four of five while none is settled. */
    private Usual usual(Instant asOf) {
        return database.query(
                        """
                        select count(*) filter (where status = 'KEPT' and settled_at <= due_at) as in_time,
                               count(*) filter (where status = 'KEPT') as kept, count(*) as of
                        from commitment
                        where workspace_id = ? and side = 'US' and status in ('KEPT', 'BROKEN') and settled_at <= ?
                        """,
                        row -> row.getLong("of") == 0
                                ? new Usual(UNKNOWN_RATE, UNKNOWN_RATE)
                                : new Usual(
                                        (double) row.getLong("in_time") / row.getLong("of"),
                                        (double) row.getLong("kept") / row.getLong("of")),
                        workspace.id(),
                        asOf)
                .getFirst();
    }
}
