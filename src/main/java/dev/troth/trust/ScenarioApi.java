package dev.troth.trust;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.Ledger;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Scenarios in the schema: what would be if. */
@GraphQLApi
public class ScenarioApi {
    private static final int MOST = 100;

    private final Accounts accounts;
    private final AccountFacts facts;
    private final Assessments assessments;
    private final FactCodec codec;
    private final Ledger ledger;
    private final Moments moments;

    ScenarioApi(
            Accounts accounts,
            AccountFacts facts,
            Assessments assessments,
            FactCodec codec,
            Ledger ledger,
            Moments moments) {
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
        this.codec = codec;
        this.ledger = ledger;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description(
            "What the scores would be if this happened, too. Nothing is kept. To compare several paths, ask several times "
                    + "under aliases.")
    public TrustImpact simulate(
            @NonNull @Id @Description("The account: its id, or your own ref of it.") String account,
            @NonNull
                    @Description(
                            "What would happen: facts as `POST /facts` takes them, one JSON object each, 100 at most.")
                    List<@NonNull String> facts,
            @Description("Look from this instant, which may lie ahead. Now, or the last of the facts, when absent.")
                    @Nullable
                    Instant asOf) {
        if (facts.isEmpty() || facts.size() > MOST) {
            throw Refusal.invalid("facts", "facts takes 1 to %d, but has %d.", MOST, facts.size());
        }
        Moment now = moments.now();
        AccountView view = accounts.find(account, now);
        if (view == null) {
            throw Refusal.unknown("account", "There is no account \"%s\".", account);
        }
        List<FactDraft> drafts = facts.stream().map(codec::read).toList();
        Instant then = asOf;
        if (then == null) {
            then = now.asOf();
            for (FactDraft draft : drafts) {
                then = draft.at().isAfter(then) ? draft.at() : then;
            }
        }
        List<Fact> known = this.facts.of(view.cohort(), view.uuid());
        List<Fact> market = this.facts.ofMarket(view.cohort());
        List<Fact> hypothetical = new ArrayList<>();
        for (FactDraft draft : drafts) {
            if (!view.getRef().equals(draft.account())) {
                throw Refusal.invalid(
                        "facts",
                        "%s belongs to account \"%s\", but the scenario is about \"%s\".",
                        draft,
                        draft.account(),
                        view.getRef());
            }
            hypothetical.add(ledger.imagine(draft, view.uuid()));
        }
        Explanation without = assessments.explained(known, market, then);
        try {
            return new TrustImpact(view, without, assessments.with(known, hypothetical, market, then), hypothetical);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "facts", "The facts make no sense after what happened so far. Do they name what exists?");
        }
    }
}
