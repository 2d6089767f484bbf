package dev.troth.politics;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorder;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.playbook.PlaybookRuns;
import dev.troth.politics.Politics.Faction;
import dev.troth.stakeholder.PoliticsFact;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for politics. */
@GraphQLApi
public class PoliticsApi implements LinkProvider {
    private static final String PLAN = "stay-neutral";

    private final FactBatchLoader facts;
    private final Recorder recorder;

    PoliticsApi(FactBatchLoader facts, Recorder recorder) {
        this.facts = facts;
        this.recorder = recorder;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.many(
                        "Faction",
                        "stakeholders",
                        "Stakeholder",
                        "Stakeholders who belong to it.",
                        Faction.class,
                        Faction::stakeholders),
                Link.many(
                        "Faction",
                        "members",
                        "Member",
                        "Members (our people) who belong to it.",
                        Faction.class,
                        Faction::members));
    }

    @Description("Alliances and conflicts between stakeholders, and our neutrality. Null unless the workspace has "
            + "enabled politics.")
    public @Nullable Politics politics(@Source AccountView account) {
        if (!PoliticsFact.isOn(facts.ofMarket(account.batch()))) {
            return null;
        }
        Instant now = account.batch().moment().asOf();
        List<Fact> all = facts.of(account.batch(), account.uuid());
        boolean planned = PlaybookRuns.isRunning(PLAN, all, facts.ofMarket(account.batch()));
        return Politics.of(all, planned, now);
    }

    @Mutation
    @NonNull
    @Description("Enables or disables politics for the whole workspace. Ties are stored in either case.")
    public RecordPayload enablePolitics(@NonNull EnablePoliticsInput input) {
        return new RecordPayload(recorder.record(input, null, () -> new PoliticsFact(input.enabled)), null);
    }

    @Description("Setting of politics.")
    @Input("EnablePoliticsInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class EnablePoliticsInput extends FactInput {
        @Description("Whether politics are enabled.")
        @NonNull
        public Boolean enabled;
    }
}
