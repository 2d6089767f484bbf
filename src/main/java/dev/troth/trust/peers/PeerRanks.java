package dev.troth.trust.peers;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.trust.score.ScoreCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Repository of the present scores of all accounts, as a distribution. */
@ApplicationScoped
class PeerRanks {
    private final Database database;
    private final CurrentWorkspace workspace;

    PeerRanks(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Returns the ranks of accounts; without those that have no value or no other account in their group. */
    Map<UUID, PeerRank> of(Collection<UUID> accounts, ScoreCode score, PeerGroup group) {
        Map<UUID, PeerRank> ranks = new HashMap<>();
        database.query(
                """
                select a.id, count(*) filter (where t.%1$s < s.%1$s) as below, count(*) filter (where t.%1$s = s.%1$s) as same,
                       count(*) as others
                from account a
                join account_score s on s.workspace_id = a.workspace_id and s.account_id = a.id
                join account b on b.workspace_id = a.workspace_id and b.kind = a.kind and b.id <> a.id
                join account_score t on t.workspace_id = b.workspace_id and t.account_id = b.id
                where a.workspace_id = ? and a.id = any(?::uuid[]) and t.%1$s is not null and s.%1$s is not null and %2$s
                group by a.id
                """.formatted(column(score), group.condition()),
                row -> ranks.put(
                        row.getObject("id", UUID.class),
                        PeerRank.of(row.getInt("below"), row.getInt("same"), row.getInt("others"))),
                workspace.id(),
                accounts);
        return ranks;
    }

    private static String column(ScoreCode score) {
        return switch (score) {
            case TRUST -> "trust";
            case CREDIBILITY -> "credibility";
            case CONNECTION -> "connection";
            case THEIR_CREDIBILITY -> "their_credibility";
            case CHURN_RISK -> "churn_90";
        };
    }
}
