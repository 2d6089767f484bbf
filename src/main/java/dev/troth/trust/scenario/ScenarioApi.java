package dev.troth.trust.scenario;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.RejectedException;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.explain.TrustImpact;
import dev.troth.trust.score.Explanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** GraphQL query for scenarios. */
@GraphQLApi
public class ScenarioApi {
    private static final int MOST_STEPS = 100;
    private static final int MOST_SCENARIOS = 10;

    private final AccountLookup accounts;
    private final FactBatchLoader facts;
    private final AssessmentService assessments;
    private final ScenarioInterpreter interpreter;
    private final FactCodec codec;
    private final Ledger ledger;
    private final AsOfResolver asOfResolver;

    ScenarioApi(
            AccountLookup accounts,
            FactBatchLoader facts,
            AssessmentService assessments,
            ScenarioInterpreter interpreter,
            FactCodec codec,
            Ledger ledger,
            AsOfResolver asOfResolver) {
        this.accounts = accounts;
        this.facts = facts;
        this.assessments = assessments;
        this.interpreter = interpreter;
        this.codec = codec;
        this.ledger = ledger;
        this.asOfResolver = asOfResolver;
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
        AsOf now = asOfResolver.now();
        AccountView view = accounts.find(account, now);
        if (view == null) {
            throw RejectedException.unknown("account", "There is no account \"%s\".", account);
        }
        List<InterpretedScenario> interpreted =
                scenarios.stream().map(scenario -> interpreted(scenario, view)).toList();
        Instant then = asOf == null ? latest(now.asOf(), interpreted) : asOf;
        List<Fact> known = facts.of(view.batch(), view.uuid());
        List<Fact> market = facts.ofMarket(view.batch());
        Explanation without = assessments.explain(known, market, then);
        return new Simulation(
                then,
                TrustImpact.ScoreSet.of(without),
                interpreted.stream()
                        .map(one -> one.simulate(view, known, market, without))
                        .toList());
    }

    /** A scenario as facts. */
    private final class InterpretedScenario {
        private final String name;
        private final List<Fact> happening;

        InterpretedScenario(String name, List<Fact> happening) {
            this.name = name;
            this.happening = happening;
        }

        Simulation.Scenario simulate(AccountView view, List<Fact> known, List<Fact> market, Explanation without) {
            try {
                Explanation with = assessments.explainWith(known, happening, market, without.asOf());
                return new Simulation.Scenario(
                        name,
                        happening.stream().map(codec::write).toList(),
                        new TrustImpact(view, without, with, happening));
            } catch (IllegalArgumentException e) {
                throw RejectedException.invalid(
                        "scenarios",
                        "Scenario \"%s\" contradicts the facts so far. Maybe a step refers to a record that does "
                                + "not exist or is not open then?",
                        name);
            }
        }
    }

    private InterpretedScenario interpreted(ScenarioInput scenario, AccountView view) {
        between("steps", scenario.steps().size(), MOST_STEPS);
        List<Fact> happening = new ArrayList<>();
        for (HypotheticalInput step : scenario.steps()) {
            for (FactDraft draft : interpreter.facts(step, view.getRef())) {
                if (!view.getRef().equals(draft.account())) {
                    throw RejectedException.invalid(
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
        return new InterpretedScenario(scenario.name(), happening);
    }

    private static Instant latest(Instant now, List<InterpretedScenario> interpreted) {
        return interpreted.stream()
                .flatMap(one -> one.happening.stream())
                .map(Fact::at)
                .filter(at -> at.isAfter(now))
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static void between(String what, int threads, int most) {
        if (threads < 1 || threads > most) {
            throw RejectedException.invalid(what, "%s must contain 1 to %d, but contains %d.", what, most, threads);
        }
    }

    @Input("ScenarioInput")
    @Description("Scenario: a possible course of events.")
    public record ScenarioInput(
            @Description("Name, repeated in the result.") @NonNull
            String name,

            @Description("Events in order; 1 to 100 steps.") @NonNull
            List<@NonNull HypotheticalInput> steps) {}

    @Description("Several scenarios side by side. Nothing is stored.")
    public record Simulation(
            @Description("Time as of which all of them are computed.") @NonNull
            Instant asOf,

            @Description("Scores if none of the scenarios happens.") @NonNull
            TrustImpact.ScoreSet before,

            @Description("Scenarios, in the order of the input.") @NonNull
            List<@NonNull Scenario> scenarios) {

        @Description("Scenario with its effect on the scores.")
        public record Scenario(
                @Description("Name from the input.") @NonNull
                String name,

                @Description("Facts of the scenario, as lines of JSON.") @NonNull
                List<@NonNull String> facts,

                @Description("Effect on the scores.") @NonNull
                TrustImpact impact) {}
    }
}
