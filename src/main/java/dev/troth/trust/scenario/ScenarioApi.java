package dev.troth.trust.scenario;

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
import dev.troth.trust.Assessments;
import dev.troth.trust.Explanation;
import dev.troth.trust.TrustImpact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** GraphQL query for scenarios. */
@GraphQLApi
public class ScenarioApi {
    private static final int MOST_STEPS = 100;
    private static final int MOST_SCENARIOS = 10;

    private final Accounts accounts;
    private final AccountFacts facts;
    private final Assessments assessments;
    private final Storyteller storyteller;
    private final FactCodec codec;
    private final Ledger ledger;
    private final Moments moments;

    ScenarioApi(
            Accounts accounts,
            AccountFacts facts,
            Assessments assessments,
            Storyteller storyteller,
            FactCodec codec,
            Ledger ledger,
            Moments moments) {
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
        this.storyteller = storyteller;
        this.codec = codec;
        this.ledger = ledger;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("Simulates scenarios: the scores of an account if their events happened. Nothing is stored.")
    public Simulation simulate(
            @NonNull @Id @Description("Account: its id or ref.") String account,
            @NonNull @Description("Scenarios to compare, 1 to 10.") List<@NonNull ScenarioInput> scenarios,
            @Description("Time as of which the scores are computed; may be in the future. Defaults to now, or to "
                            + "the latest fact if that is later.")
                    @Nullable
                    Instant asOf) {
        between("scenarios", scenarios.size(), MOST_SCENARIOS);
        Moment now = moments.now();
        AccountView view = accounts.find(account, now);
        if (view == null) {
            throw Refusal.unknown("account", "There is no account \"%s\".", account);
        }
        List<Told> told =
                scenarios.stream().map(scenario -> told(scenario, view)).toList();
        Instant then = asOf == null ? latest(now.asOf(), told) : asOf;
        List<Fact> known = facts.of(view.cohort(), view.uuid());
        List<Fact> market = facts.ofMarket(view.cohort());
        Explanation without = assessments.explained(known, market, then);
        return new Simulation(
                then,
                TrustImpact.ScoreSet.of(without),
                told.stream()
                        .map(one -> one.played(view, known, market, without))
                        .toList());
    }

    /** A scenario as facts. */
    private final class Told {
        private final String name;
        private final List<Fact> happening;

        Told(String name, List<Fact> happening) {
            this.name = name;
            this.happening = happening;
        }

        Simulation.Scenario played(AccountView view, List<Fact> known, List<Fact> market, Explanation without) {
            try {
                Explanation with = assessments.with(known, happening, market, without.asOf());
                return new Simulation.Scenario(
                        name,
                        happening.stream().map(codec::write).toList(),
                        new TrustImpact(view, without, with, happening));
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid(
                        "scenarios",
                        "Scenario \"%s\" contradicts the facts so far. Maybe a step refers to a record that does "
                                + "not exist or is not open then?",
                        name);
            }
        }
    }

    private Told told(ScenarioInput scenario, AccountView view) {
        between("steps", scenario.steps().size(), MOST_STEPS);
        List<Fact> happening = new ArrayList<>();
        for (HypotheticalInput step : scenario.steps()) {
            for (FactDraft draft : storyteller.facts(step, view.getRef())) {
                if (!view.getRef().equals(draft.account())) {
                    throw Refusal.invalid(
                            "scenarios",
                            "%s of \"%s\" belongs to account \"%s\", but the simulation is about \"%s\".",
                            draft,
                            scenario.name(),
                            draft.account(),
                            view.getRef());
                }
                happening.add(ledger.imagine(draft, view.uuid()));
            }
        }
        return new Told(scenario.name(), happening);
    }

    private static Instant latest(Instant now, List<Told> told) {
        return told.stream()
                .flatMap(one -> one.happening.stream())
                .map(Fact::at)
                .filter(at -> at.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static void between(String what, int many, int most) {
        if (many < 1 || many > most) {
            throw Refusal.invalid(what, "%s must contain 1 to %d, but contains %d.", what, most, many);
        }
    }
}
