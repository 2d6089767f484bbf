package dev.troth.politics;

import dev.troth.account.AccountView;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.playbook.PlaybookRunState;
import dev.troth.playbook.PlaybookRuns;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Politics in the schema. */
@GraphQLApi
public class PoliticsApi {
    private static final String PLAN = "stay-neutral";

    private final AccountFacts facts;
    private final PoliticsSwitch on;

    PoliticsApi(AccountFacts facts, PoliticsSwitch on) {
        this.facts = facts;
        this.on = on;
    }

    @Description("Who stands with whom, and whether we keep out of it. Null unless the workspace turned it on.")
    public @Nullable Politics politics(@Source AccountView account) {
        if (!account.cohort().once("politics", on::isOn)) {
            return null;
        }
        Instant now = account.cohort().moment().asOf();
        List<Fact> all = facts.of(account.cohort(), account.uuid());
        boolean planned = PlaybookRuns.of(all, facts.ofMarket(account.cohort()), now).stream()
                .anyMatch(run -> run.state() == PlaybookRunState.RUNNING
                        && run.playbook().name().equals(PLAN));
        return Politics.of(all, planned, now);
    }

    @Query
    @Description("Whether the workspace looks at the politics of its accounts.")
    public boolean politicsEnabled() {
        return on.isOn();
    }

    @Mutation
    @Description(
            "Turns the view of politics on or off for the whole workspace. Ties are kept either way. Returns whether it "
                    + "is on.")
    public boolean enablePolitics(@NonNull @Description("On, or off.") Boolean enabled) {
        return on.turn(enabled);
    }
}
