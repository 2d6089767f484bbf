package dev.troth.trust.member;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the commitments that members made, wherever the accounts are: a record follows the person. */
@ApplicationScoped
class MemberCommitments {
    private static final int MOST_OF_MEMBER = 500;

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;

    MemberCommitments(Database database, CurrentWorkspace workspace, Ledger ledger) {
        this.database = database;
        this.workspace = workspace;
        this.ledger = ledger;
    }

    /** Returns the latest commitments of ours that each member made, as of a moment. */
    Map<String, List<CommitmentHistory>> of(Collection<String> members, AsOf moment) {
        List<String> refs = database.query("""
                select c.ref from unnest(?::text[]) as m(ref) cross join lateral (
                    select ref from commitment where workspace_id = ? and made_by = m.ref and side = 'US'
                    order by made_at desc, ref limit ?) as c
                """, row -> row.getString("ref"), members, workspace.id(), MOST_OF_MEMBER);
        Map<String, List<CommitmentHistory>> byMember = new HashMap<>();
        if (!refs.isEmpty()) {
            for (CommitmentHistory history : CommitmentHistory.all(ledger.historyOf("commitment", refs, moment))) {
                if (history.isOurs() && history.terms().body().madeBy() != null) {
                    byMember.computeIfAbsent(history.terms().body().madeBy(), ref -> new ArrayList<>())
                            .add(history);
                }
            }
        }
        return byMember;
    }
}
