package dev.troth.scoring;

import dev.troth.scoring.TrustDrivers.Factor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers that a factor is computed from, by name: what a sceptic wants to see before believing it. */
public final class RawParts {
    private RawParts() {}

    /** The numbers behind a factor of trust. */
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
                                Tally.CONTEXT_ROUTINE,
                                "good",
                                Tally.CONTEXT_GOOD,
                                "problem",
                                Tally.CONTEXT_PROBLEM));
            case OPENNESS -> openness(a);
            case RESPONSIVENESS -> tallies(a, Map.of("prompt", Tally.RESPONSES_PROMPT, "answers", Tally.RESPONSES));
            case EXPERIENCES -> tallies(a, Map.of("good", Tally.EXPERIENCES_GOOD, "bad", Tally.EXPERIENCES_BAD));
        };
    }

    /** The numbers behind a factor of their credibility; it has no understanding. */
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
        double goodwill = record.goodwill().on(a.day(), p.get(Parameter.SCAR_HALF_LIFE));
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
            AccountState.NeedReview review = a.state().needs().get(scope.ordinal());
            String name = scope.name().toLowerCase(java.util.Locale.ROOT);
            parts.put(
                    name,
                    review.depth()
                            * Maths.fresh(a.day() - review.day(), a.parameters().get(Parameter.NEEDS_FRESH)));
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
        parts.put("agreed", a.state().cadence().isAgreed() ? 1.0 : 0.0);
        double gap = a.state().contacts().sinceMutual(Days.index(a.day()));
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
                    topic.on(a.day(), p.get(Parameter.TOPIC_HALF_LIFE)), p.get(Parameter.TOPIC_SATURATION));
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
        parts.putAll(tallies(a, Map.of("feedbackGiven", Tally.FEEDBACK_OUT, "feedbackReceived", Tally.FEEDBACK_IN)));
        return parts;
    }

    private static Map<String, Double> tallies(Assessment a, Map<String, Tally> names) {
        Map<String, Double> parts = new LinkedHashMap<>();
        names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry ->
                        parts.put(entry.getKey(), a.state().tallyOn(entry.getValue(), a.day(), a.parameters())));
        return parts;
    }
}
