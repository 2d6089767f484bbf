package dev.troth.trust.scenario;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.AppendResult;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.explain.TrustImpact;
import dev.troth.trust.score.Explanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        distinct(scenarios);
        AsOf now = asOfResolver.now();
        AccountView view = accounts.require("account", account, now);
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
        List<FactDraft> drafts = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        for (int i = 0; i < scenario.steps().size(); i++) {
            for (FactDraft draft : drafts(scenario, i, view.getRef())) {
                if (!view.getRef().equals(draft.account())) {
                    throw RejectedException.invalid(
                            "scenarios",
                            "%s of \"%s\" belongs to account \"%s\", but the simulation is about \"%s\".",
                            draft,
                            scenario.name(),
                            draft.account(),
                            view.getRef());
                }
                drafts.add(draft);
                steps.add(i);
            }
        }
        check(scenario, drafts, steps, view);
        return new InterpretedScenario(
                scenario.name(),
                drafts.stream().map(draft -> ledger.imagine(draft, view.uuid())).toList());
    }

    private List<FactDraft> drafts(ScenarioInput scenario, int step, String account) {
        try {
            return interpreter.facts(scenario.steps().get(step), account);
        } catch (RejectedException rejection) {
            throw ofStep(scenario, step, rejection.problem());
        }
    }

    /** Checks the facts as if they were appended, so that a scenario has the same rules as the mutations. */
    private void check(ScenarioInput scenario, List<FactDraft> drafts, List<Integer> steps, AccountView view) {
        Instant then =
                drafts.stream().map(FactDraft::at).reduce(asOfResolver.now().asOf(), (a, b) -> a.isAfter(b) ? a : b);
        List<AppendResult> outcomes = ledger.check(drafts, view.uuid(), view.getRef(), then);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case AppendResult.Refused refused -> throw ofStep(scenario, steps.get(i), refused.problem());
                case AppendResult.Known _, AppendResult.Amended _ ->
                    throw ofStep(
                            scenario,
                            steps.get(i),
                            new Problem(
                                    ProblemCode.DUPLICATE_REF,
                                    "%s is already recorded.".formatted(drafts.get(i)),
                                    "ref"));
                case AppendResult.Accepted accepted -> {
                    // Happens in the scenario.
                }
            }
        }
    }

    private static RejectedException ofStep(ScenarioInput scenario, int step, Problem problem) {
        return RejectedException.because(new Problem(
                problem.code(),
                "Step %d of scenario \"%s\": %s".formatted(step + 1, scenario.name(), problem.message()),
                problem.field() == null ? "steps." + step : "steps." + step + "." + problem.field()));
    }

    /** The result repeats the names, by which a client finds its scenarios. */
    private static void distinct(List<ScenarioInput> scenarios) {
        Set<String> names = new HashSet<>();
        for (ScenarioInput scenario : scenarios) {
            if (!names.add(scenario.name())) {
                throw RejectedException.invalid(
                        "scenarios", "Two scenarios have the name \"%s\". Maybe number them?", scenario.name());
            }
        }
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
