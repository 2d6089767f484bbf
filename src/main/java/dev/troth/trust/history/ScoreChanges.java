package dev.troth.trust.history;

import dev.troth.ledger.Fact;
import dev.troth.scoring.Assessment;
import dev.troth.trust.Assessments;
import dev.troth.trust.Driver;
import dev.troth.trust.DriverCode;
import dev.troth.trust.Explanation;
import dev.troth.trust.FactEffect;
import dev.troth.trust.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Splits the change of a score into the effect of time and the effect of each fact: the facts known at the first
 * instant are assessed at the second, and then the other facts are added one after the other, so that the effects add
 * up.
 */
final class ScoreChanges {
    private ScoreChanges() {}

    /** Effect of one fact on each driver. */
    private record Step(Fact fact, List<Measure.Reason> reasons) {
        double of(DriverCode code) {
            return reasons.stream()
                    .filter(reason -> reason.code() == code)
                    .mapToDouble(Measure.Reason::contribution)
                    .sum();
        }

        double sum() {
            return reasons.stream().mapToDouble(Measure.Reason::contribution).sum();
        }
    }

    static ScoreChange of(
            Measure measure, List<Fact> facts, List<Fact> market, Instant from, Instant to, Assessments model) {
        Explanation after = model.explained(facts, market, to);
        Assessment before = model.past(facts, market, from);
        Assessment aged = model.aged(facts, market, from, to);
        List<Step> steps = steps(measure, facts, market, from, to, aged, model);
        List<Measure.Reason> byTime = measure.change(before, aged);
        List<Measure.Reason> byFacts = sum(steps.stream().flatMap(step -> step.reasons.stream()));
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
            Measure measure,
            List<Fact> facts,
            List<Fact> market,
            Instant from,
            Instant to,
            Assessment aged,
            Assessments model) {
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
            List<Measure.Reason> reasons, Measure measure, Explanation after, List<Step> steps) {
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
    private static List<Measure.Reason> sum(Stream<Measure.Reason> reasons) {
        Map<DriverCode, Double> sums = new EnumMap<>(DriverCode.class);
        reasons.forEach(reason -> sums.merge(reason.code(), reason.contribution(), Double::sum));
        return sums.entrySet().stream()
                .map(entry -> new Measure.Reason(entry.getKey(), entry.getValue()))
                .filter(reason -> reason.contribution() != 0)
                .sorted(Comparator.comparingDouble(reason -> -Math.abs(reason.contribution())))
                .toList();
    }
}
