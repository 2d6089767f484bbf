package dev.troth.trust.history;

import dev.troth.ledger.Fact;
import dev.troth.scoring.Assessment;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.Driver;
import dev.troth.trust.score.DriverCode;
import dev.troth.trust.score.Explanation;
import dev.troth.trust.score.FactEffect;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * Splits the change of a score into the effect of time and the effect of each fact: the facts known at the first
 * instant are assessed at the second, and then the other facts are added one after the other, so that the effects add
 * up.
 */
final class ScoreChanges {
    private ScoreChanges() {}

    /** Effect of one fact on each driver. */
    private record Step(Fact fact, List<ScoreMeasure.Reason> reasons) {
        double of(DriverCode code) {
            return reasons.stream()
                    .filter(reason -> reason.code() == code)
                    .mapToDouble(ScoreMeasure.Reason::contribution)
                    .sum();
        }

        double sum() {
            return reasons.stream()
                    .mapToDouble(ScoreMeasure.Reason::contribution)
                    .sum();
        }
    }

    static ScoreChange of(
            ScoreMeasure measure,
            List<Fact> facts,
            List<Fact> market,
            Instant from,
            Instant to,
            AssessmentService model) {
        Explanation after = model.explain(facts, market, to);
        Assessment before = model.assessAt(facts, market, from);
        Assessment aged = model.assessAgedTo(facts, market, from, to);
        List<Step> steps = steps(measure, facts, market, from, to, aged, model);
        List<ScoreMeasure.Reason> byTime = measure.change(before, aged);
        List<ScoreMeasure.Reason> byFacts = sum(steps.stream().flatMap(step -> step.reasons.stream()));
        return new ScoreChange(
                measure.code(),
                from,
                to,
                measure.value(before),
                measure.value(after.assessment()),
                measure.value(aged) - measure.value(before),
                measure.value(after.assessment()) - measure.value(aged),
                drivers(sum(Stream.concat(byTime.stream(), byFacts.stream())), measure, after, steps),
                drivers(byTime, measure, after, List.of()),
                drivers(byFacts, measure, after, steps),
                effects(steps.stream().map(step -> new FactEffect(step.fact, step.sum()))));
    }

    /** Returns the effect of each fact, one after the other. */
    private static List<Step> steps(
            ScoreMeasure measure,
            List<Fact> facts,
            List<Fact> market,
            Instant from,
            Instant to,
            Assessment aged,
            AssessmentService model) {
        List<Step> steps = new ArrayList<>();
        AtomicReference<Assessment> last = new AtomicReference<>(aged);
        model.replay(
                facts,
                market,
                from,
                to,
                (fact, then) -> steps.add(new Step(fact, measure.change(last.getAndSet(then), then))));
        return steps;
    }

    private static List<Driver> drivers(
            List<ScoreMeasure.Reason> reasons, ScoreMeasure measure, Explanation after, List<Step> steps) {
        return Driver.ofChange(
                reasons,
                measure,
                after,
                code -> effects(steps.stream().map(step -> new FactEffect(step.fact, step.of(code)))));
    }

    private static List<FactEffect> effects(Stream<FactEffect> all) {
        return all.filter(effect -> effect.getEffect() != 0)
                .sorted(Comparator.comparingDouble(effect -> -Math.abs(effect.getEffect())))
                .toList();
    }

    /** Sums equal reasons, strongest first. */
    private static List<ScoreMeasure.Reason> sum(Stream<ScoreMeasure.Reason> reasons) {
        Map<DriverCode, Double> sums = new EnumMap<>(DriverCode.class);
        reasons.forEach(reason -> sums.merge(reason.code(), reason.contribution(), Double::sum));
        return sums.entrySet().stream()
                .map(entry -> new ScoreMeasure.Reason(entry.getKey(), entry.getValue()))
                .filter(reason -> reason.contribution() != 0)
                .sorted(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())))
                .toList();
    }

    /** Change of a score between two instants, with its drivers. */
    @Description(
            "Change of a score between two instants. `after - before = byTime + byFacts`, and the drivers add up to "
                    + "it, too.")
    public record ScoreChange(
            @Description("Score.") @NonNull ScoreCode score,
            @Description("First instant.") @NonNull Instant from,
            @Description("Second instant.") @NonNull Instant to,

            @Description("Score at the first instant, on its own scale.")
            double before,

            @Description("Score at the second instant, on its own scale.")
            double after,

            @Description("Effect of time alone: the facts known at the first instant, assessed at the second.")
            double byTime,

            @Description("Effect of the facts in between.") double byFacts,

            @Description("Drivers, strongest first. They add up to after - before.") @NonNull
            List<@NonNull Driver> drivers,

            @Description("Drivers of the effect of time, strongest first. They add up to byTime.") @NonNull
            List<@NonNull Driver> timeDrivers,

            @Description("Drivers of the effect of facts, strongest first. They add up to byFacts.") @NonNull
            List<@NonNull Driver> factDrivers,

            // The name differs from the field of the schema, which is a page.
            @Ignore List<FactEffect> inOrder) {}
}
