package dev.troth.trust;

import dev.troth.ledger.Fact;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Influences;
import dev.troth.scoring.Influences.Influence;
import dev.troth.scoring.Model;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Assessment of an account with the facts behind it: the effect of each fact on each driver. Computed on demand, and a
 * result for one driver is shared by all. Belongs to one request.
 */
public final class Explanation {
    private static final double UNSEEN = 1e-9;

    private final Assessment assessment;
    private final Instant asOf;
    private final Supplier<List<Fact>> facts;
    private final Supplier<List<Fact>> market;
    private final Map<Measure, List<Moved>> moved = new HashMap<>();
    private @Nullable List<Influence> influences;

    /** Effect of one fact on each driver of a score. */
    private record Moved(Fact fact, List<Measure.Reason> reasons) {}

    /**
     * @param facts all facts of the account behind the assessment
     * @param market facts that belong to no account behind the assessment
     */
    public Explanation(Assessment assessment, Instant asOf, Supplier<List<Fact>> facts, Supplier<List<Fact>> market) {
        this.assessment = assessment;
        this.asOf = asOf;
        this.facts = facts;
        this.market = market;
    }

    public Assessment assessment() {
        return assessment;
    }

    public Instant asOf() {
        return asOf;
    }

    /** Returns the events that are excluded because we did not cause them. */
    List<ExcludedDriver> excluded() {
        return ExcludedDriver.of(facts.get());
    }

    /** Returns the facts that affect a driver of a score, strongest first. */
    List<FactEffect> evidence(Measure measure, DriverCode code) {
        return moved.computeIfAbsent(measure, this::moved).stream()
                .flatMap(one -> one.reasons.stream()
                        .filter(reason -> reason.code() == code && Math.abs(reason.contribution()) > UNSEEN)
                        .map(reason -> new FactEffect(one.fact, reason.contribution())))
                .sorted(Comparator.comparingDouble(effect -> -Math.abs(effect.effect())))
                .toList();
    }

    private List<Moved> moved(Measure measure) {
        FactIndex known = new FactIndex(facts.get(), market.get());
        return influences().stream()
                .map(influence ->
                        new Moved(known.of(influence.fact()), measure.change(influence.without(), assessment)))
                .toList();
    }

    private List<Influence> influences() {
        if (influences == null) {
            influences = Influences.of(
                    EvidenceMaker.evidence(facts.get()),
                    EvidenceMaker.evidence(market.get()),
                    asOf,
                    new Model(assessment.parameters()));
        }
        return influences;
    }
}
