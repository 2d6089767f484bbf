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
 * What is said of an account together with the facts behind it: which of them moves which reason, and by how much. What
 * is not asked costs nothing; what was computed for one reason serves all. Belongs to one request.
 */
public final class Explanation {
    private static final double UNSEEN = 1e-9;

    private final Assessment assessment;
    private final Instant asOf;
    private final Supplier<List<Fact>> facts;
    private final Supplier<List<Fact>> market;
    private final Map<Measure, List<Moved>> moved = new HashMap<>();
    private @Nullable List<Influence> influences;

    /** What one fact does to each reason of a score. */
    private record Moved(Fact fact, List<Measure.Reason> reasons) {}

    /**
     * @param facts all of the account that the assessment rests on
     * @param market facts that belong to no account, likewise
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

    /** What is not counted, for it was not our fault. */
    List<ExcludedDriver> excluded() {
        return ExcludedDriver.of(facts.get());
    }

    /** The facts that move a reason of a score, those that move it most first. */
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
