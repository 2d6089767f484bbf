package dev.troth.scoring;

import dev.troth.scoring.TrustDrivers.Factor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inputs of each factor of trust, by name, for readers who want to check a score.
 *
 * <p>Decayed counts have the unit named by their factor (promises, contacts, remarks); names that contain "days" are in
 * days. An input without a value, such as the days since a contact that never happened, is absent from the map.
 */
public final class FactorInputs {
    private FactorInputs() {}

    /**
     * Returns the inputs of a factor of our credibility or of connection.
     *
     * @param factor the factor
     * @param a the assessment that it belongs to
     * @return values by name, all finite, in a stable order
     */
    public static Map<String, Double> of(Factor factor, Assessment a) {
        return switch (factor) {
            case KEPT_COMMITMENTS -> kept(a.credibility(), a.parameters());
            case RECENT_BREACHES -> recent(a.credibility(), a.state().ours(), a);
            case PAST_BREACHES -> past(a.credibility(), a.parameters());
            case UNDERSTANDING -> understanding(a);
            case COVERAGE -> coverage(a);
            case RHYTHM -> rhythm(a);
            case BREADTH -> breadth(a);
            case BALANCE ->
                tallies(
                        a,
                        Map.of(
                                "routine",
                                DecayedSumKind.CONTEXT_ROUTINE,
                                "good",
                                DecayedSumKind.CONTEXT_GOOD,
                                "problem",
                                DecayedSumKind.CONTEXT_PROBLEM));
            case OPENNESS -> openness(a);
            case RESPONSIVENESS ->
                tallies(a, Map.of("prompt", DecayedSumKind.RESPONSES_PROMPT, "answers", DecayedSumKind.RESPONSES));
            case EXPERIENCES ->
                tallies(a, Map.of("good", DecayedSumKind.EXPERIENCES_GOOD, "bad", DecayedSumKind.EXPERIENCES_BAD));
        };
    }

    /**
     * Returns the inputs of a factor of the customer's credibility.
     *
     * @param factor the factor
     * @param a the assessment that it belongs to
     * @return values by name, all finite; empty for factors that the customer's credibility does not have
     */
    public static Map<String, Double> ofTheirs(Factor factor, Assessment a) {
        return switch (factor) {
            case KEPT_COMMITMENTS -> kept(a.theirCredibility(), a.parameters());
            case RECENT_BREACHES -> recent(a.theirCredibility(), a.state().theirs(), a);
            case PAST_BREACHES -> past(a.theirCredibility(), a.parameters());
            default -> Map.of();
        };
    }

    private static Map<String, Double> kept(Credibility c, Parameters p) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("kept", c.alpha() - p.get(Parameter.PRIOR_KEPT));
        parts.put("broken", c.beta() - p.get(Parameter.PRIOR_BROKEN));
        return parts;
    }

    private static Map<String, Double> recent(Credibility c, PromiseRecord record, Assessment a) {
        Parameters p = a.parameters();
        double goodwill = record.goodwill().decayedTo(a.day(), p.get(Parameter.SCAR_HALF_LIFE));
        double softened = 1 + p.get(Parameter.GOODWILL) * goodwill;
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("scar", Math.abs(StrictMath.log(c.recentBreaches())) * softened / p.get(Parameter.SCAR));
        parts.put("goodwill", goodwill);
        return parts;
    }

    private static Map<String, Double> past(Credibility c, Parameters p) {
        double share = (1 - c.pastBreaches()) / p.get(Parameter.NEVER_FORGOTTEN_MAX);
        double scars = Math.abs(StrictMath.log(1 - Math.min(share, 1 - 1e-15))) * p.get(Parameter.NEVER_FORGOTTEN_UNIT);
        return Map.of("scarsEver", scars);
    }

    private static Map<String, Double> understanding(Assessment a) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (NeedScope scope : NeedScope.values()) {
            String name = scope.name().toLowerCase(java.util.Locale.ROOT);
            parts.put(name, a.state().needs().get(scope.ordinal()).knownOn(a.day(), a.parameters()));
        }
        return parts;
    }

    private static Map<String, Double> coverage(Assessment a) {
        double resilience = a.parameters().get(Parameter.RESILIENCE);
        double all = a.connection().covered();
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("reached", all);
        parts.put(
                "reachedWithoutKeyPerson",
                Maths.clamp((a.connection().component(Component.COVERAGE) - (1 - resilience) * all) / resilience));
        return parts;
    }

    private static Map<String, Double> rhythm(Assessment a) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("cadenceDays", a.connection().cadence());
        parts.put("agreed", a.state().cadences().isEmpty() ? 0.0 : 1.0);
        double gap = a.state().contacts().sinceMutual(EpochDays.index(a.day()));
        if (!Double.isInfinite(gap)) {
            parts.put("daysSinceTouchpoint", gap);
        }
        return parts;
    }

    private static Map<String, Double> breadth(Assessment a) {
        Parameters p = a.parameters();
        double topics = 0;
        for (DecayedSum topic : a.state().topics().values()) {
            topics += Maths.saturate(
                    topic.decayedTo(a.day(), p.get(Parameter.TOPIC_HALF_LIFE)), p.get(Parameter.TOPIC_SATURATION));
        }
        return Map.of("topics", topics);
    }

    private static Map<String, Double> openness(Assessment a) {
        Map<String, Double> parts = new LinkedHashMap<>();
        double[] shared = {
            a.state().roadmaps().get(Direction.OUT.ordinal()),
            a.state().roadmaps().get(Direction.IN.ordinal())
        };
        String[] names = {"daysSinceOurRoadmap", "daysSinceTheirRoadmap"};
        for (int i = 0; i < shared.length; i++) {
            if (!Double.isInfinite(shared[i])) {
                parts.put(names[i], a.day() - shared[i]);
            }
        }
        parts.putAll(tallies(
                a,
                Map.of("feedbackGiven", DecayedSumKind.FEEDBACK_OUT, "feedbackReceived", DecayedSumKind.FEEDBACK_IN)));
        return parts;
    }

    private static Map<String, Double> tallies(Assessment a, Map<String, DecayedSumKind> names) {
        Map<String, Double> parts = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry ->
                        parts.put(entry.getKey(), a.state().tallyOn(entry.getValue(), a.day(), a.parameters())));
        return parts;
    }
}
