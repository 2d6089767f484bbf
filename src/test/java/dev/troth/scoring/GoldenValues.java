package dev.troth.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The values of an assessment under the names that the reference and the golden files use. */
final class GoldenValues {
    private GoldenValues() {}

    /** Returns the scores by their column in {@code archetypes.expected.csv}, without the standing. */
    static Map<String, Double> of(Assessment a) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("C", a.credibility().value());
        values.put("X", a.connection().value());
        values.put("T", a.trust());
        values.put("T_lo", a.trustInterval().low());
        values.put("T_hi", a.trustInterval().high());
        values.put("conf", a.trustConfidence());
        values.put("part", a.partnership());
        values.put("K", a.credibility().kept());
        values.put("M1", a.credibility().recentBreaches());
        values.put("M2", a.credibility().pastBreaches());
        values.put("U", a.credibility().understanding());
        for (Component component : Component.values()) {
            values.put(letter(component), a.connection().component(component));
        }
        for (int days : List.of(30, 90, 180, 365)) {
            values.put("p" + days, a.churn().probability(days));
            values.put("p" + days + "_lo", a.churn().interval(days).low());
            values.put("p" + days + "_hi", a.churn().interval(days).high());
        }
        return values;
    }

    /** Returns the key of a factor in {@code archetypes.drivers.json}. */
    static String name(TrustDrivers.Factor factor) {
        return switch (factor) {
            case KEPT_COMMITMENTS -> "kept";
            case RECENT_BREACHES -> "fresh_breaches";
            case PAST_BREACHES -> "unforgotten";
            case UNDERSTANDING -> "needs";
            default -> "conn_" + letter(Component.valueOf(factor.name()));
        };
    }

    /** Returns the key of a group in {@code archetypes.drivers.json}. */
    static String name(ChurnDrivers.Group group) {
        return switch (group) {
            case BAD_EXPERIENCES -> "bad";
            case OPEN_ITEMS -> "complaints";
            default -> group.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String letter(Component component) {
        return switch (component) {
            case COVERAGE -> "G";
            case RHYTHM -> "R";
            case BREADTH -> "B";
            case BALANCE -> "V";
            case OPENNESS -> "O";
            case RESPONSIVENESS -> "Q";
            case EXPERIENCES -> "E";
        };
    }
}
