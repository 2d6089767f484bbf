package dev.troth.trust.peers;

import dev.troth.account.AccountView;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Row;
import dev.troth.trust.score.ScoreCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL field for the place of a score among those of other accounts. */
@GraphQLApi
public class PeersApi {
    /** The stored scores are those of now; an earlier moment would need the states of all accounts at that moment. */
    private static final Duration NEAR = Duration.ofHours(1);

    private final PeerRanks ranks;
    private final Clock clock;

    PeersApi(PeerRanks ranks, Clock clock) {
        this.ranks = ranks;
        this.clock = clock;
    }

    @Description(
            "Place of a score among the present scores of the accounts of a peer group; the place in the own past is "
                    + "`scoreHistory`. Churn risk is that within 90 days. Null as of the past, without a value, and if no other "
                    + "account of the group has one.")
    public @Nullable PeerRank peers(
            @Source AccountView account,
            @NonNull @DefaultValue("TRUST") @Description("Score to compare.") ScoreCode score,
            @NonNull @DefaultValue("ALL") @Description("Accounts to compare with.") PeerGroup among) {
        BatchContext<? extends Row> batch = account.batch();
        if (!isNow(batch.moment())) {
            return null;
        }
        Map<UUID, PeerRank> all =
                batch.computeIfAbsent("peers " + score + " " + among, () -> ranks.of(batch.ids(), score, among));
        return all.get(account.uuid());
    }

    private boolean isNow(AsOf moment) {
        return moment.knownAt() == null
                && Duration.between(moment.asOf(), clock.instant()).abs().compareTo(NEAR) < 0;
    }
}
