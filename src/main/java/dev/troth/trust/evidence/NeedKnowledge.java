package dev.troth.trust.evidence;

import dev.troth.insight.CertaintyLevel;
import dev.troth.insight.InsightFact;
import dev.troth.insight.InsightKind;
import dev.troth.platform.common.Party;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import dev.troth.scoring.NeedScope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knowledge of the needs of the buying side. An assessment counts by its depth times the insights of its scope that
 * are known and not guessed ({@code scoring.md} 0). The evidence changes with every such insight.
 */
final class NeedKnowledge {
    /** The number of certain insights that fill an assessment of one scope: a judgement. */
    private static final double FULL = 3;

    private final Party supplier;
    private final Map<String, Known> insights = new HashMap<>();
    private final Map<NeedScope, Double> depths = new EnumMap<>(NeedScope.class);
    private final Map<NeedScope, Double> told = new EnumMap<>(NeedScope.class);

    /** @param supplier the side whose knowledge of the other one's needs is judged */
    NeedKnowledge(Party supplier) {
        this.supplier = supplier;
    }

    /** An insight of the buying side. */
    private record Known(NeedScope scope, CertaintyLevel certainty) {
        /** A guess is worth nothing (S0 L12: "this is not a time for guessing"). */
        double worth() {
            return switch (certainty) {
                case ASSUMED -> 0;
                case INFERRED -> 0.5;
                case STATED, CONFIRMED -> 1;
            };
        }
    }

    /** Applies a fact and returns the depth that it gives its scope; empty if it changes none. */
    Optional<Evidence> apply(FactKey key, String subject, InsightFact fact) {
        return switch (fact) {
            case InsightFact.Noted f -> noted(key, subject, f);
            case InsightFact.Reviewed f -> certain(key, subject, f.evidence());
            case InsightFact.Acknowledged f -> certain(key, subject, CertaintyLevel.CONFIRMED);
            case InsightFact.Answered f -> {
                insights.computeIfPresent(subject, (ref, known) -> new Known(known.scope(), CertaintyLevel.STATED));
                yield changed(key, subject);
            }
            case InsightFact.Retired f -> {
                Known retired = insights.remove(subject);
                yield retired == null ? Optional.empty() : changed(key, retired.scope());
            }
            case InsightFact.NeedsAssessed f -> {
                NeedScope scope = scope(f.scope());
                depths.put(scope, f.depthOrFull());
                told.put(scope, depth(scope));
                yield Optional.of(new Evidence.NeedsAssessed(key, scope, depth(scope)));
            }
            case InsightFact.Shared f -> Optional.empty();
            case InsightFact.RoadmapShared f -> Optional.empty();
        };
    }

    private Optional<Evidence> noted(FactKey key, String subject, InsightFact.Noted fact) {
        NeedScope scope = scope(fact.kind());
        if (scope == null || Objects.requireNonNullElse(fact.side(), Party.THEM) == supplier) {
            return Optional.empty();
        }
        // An open question is worth nothing until it is answered.
        CertaintyLevel certainty = fact.evidence() == null || fact.kind() == InsightKind.QUESTION
                ? CertaintyLevel.ASSUMED
                : fact.evidence();
        insights.put(subject, new Known(scope, certainty));
        return changed(key, scope);
    }

    private Optional<Evidence> certain(FactKey key, String subject, @Nullable CertaintyLevel certainty) {
        if (certainty != null) {
            insights.computeIfPresent(subject, (ref, known) -> new Known(known.scope(), certainty));
        }
        return changed(key, subject);
    }

    private Optional<Evidence> changed(FactKey key, String subject) {
        Known known = insights.get(subject);
        return known == null ? Optional.empty() : changed(key, known.scope());
    }

    /** Insights without an assessment do not count. */
    private Optional<Evidence> changed(FactKey key, NeedScope scope) {
        double depth = depth(scope);
        Double before = told.get(scope);
        if (before == null || before == depth) {
            return Optional.empty();
        }
        told.put(scope, depth);
        return Optional.of(new Evidence.NeedsAssessed(key, scope, depth));
    }

    private double depth(NeedScope scope) {
        double filled = insights.values().stream()
                .filter(known -> known.scope() == scope)
                .mapToDouble(Known::worth)
                .sum();
        return depths.getOrDefault(scope, 0.0) * Math.min(1, filled / FULL);
    }

    private static @Nullable NeedScope scope(InsightKind kind) {
        return switch (kind) {
            case NEED, CUSTOMER, GOAL, EXPECTATION, QUESTION -> NeedScope.CUSTOMER;
            case INDUSTRY -> NeedScope.INDUSTRY;
            case COMPETITION -> NeedScope.COMPETITION;
            case ROADMAP_OURS, ROADMAP_THEIRS, TRAIT, IDEA, ROLE -> null;
        };
    }

    private static NeedScope scope(dev.troth.insight.NeedScope scope) {
        return switch (scope) {
            case CUSTOMER -> NeedScope.CUSTOMER;
            case INDUSTRY -> NeedScope.INDUSTRY;
            case COMPETITION -> NeedScope.COMPETITION;
        };
    }
}
