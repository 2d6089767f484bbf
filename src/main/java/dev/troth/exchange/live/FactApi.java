package dev.troth.exchange.live;

import dev.troth.account.AccountView;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactTypes;
import dev.troth.platform.list.ListRequest;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What was said about an account, fact by fact, in the schema. */
@GraphQLApi
public class FactApi {
    private final AccountFacts facts;
    private final FactTypes known;
    private final FactViews views;

    FactApi(AccountFacts facts, FactTypes types, FactViews views) {
        this.facts = facts;
        this.known = types;
        this.views = views;
    }

    @NonNull
    @Description(
            "What was said about it, corrections applied, the latest first: experiences, availabilities, handover plans "
                    + "and all that has no list of its own.")
    public List<@NonNull FactView> facts(
            @Source AccountView account,
            @Description("Only of these types, such as experience; all when absent.") @Nullable List<String> types,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first) {
        int most = ListRequest.first(first);
        if (types != null) {
            types.forEach(known::named);
        }
        List<Fact> found = facts.of(account.cohort(), account.uuid()).reversed().stream()
                .filter(fact -> types == null || types.contains(fact.type().name()))
                .limit(most)
                .toList();
        return views.of(found);
    }
}
