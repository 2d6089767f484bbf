package dev.troth.scoring;

import static dev.troth.scoring.ArchetypeEvidence.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the Java code with the golden values that the Python reference of the model ({@code
 * src/test/python/scoring/reference.py}) computed for fifteen accounts as of 2025-12-21T00:00:00Z. Relative tolerance
 * 1e-9. {@link ReferenceTest} checks that the reference still computes these values.
 */
class GoldenTest {
    private static final Model MODEL = Model.standard();
    private static final Parameters P = Parameters.standard();
    private static final Map<String, List<Evidence>> ARCHETYPES = ArchetypeEvidence.byAccount();
    private static final JsonNode UNITS = ArchetypeEvidence.json("units.json");

    static Stream<Map<String, String>> expected() throws IOException {
        try (BufferedReader lines = ArchetypeEvidence.open("archetypes.expected.csv")) {
            String[] names = lines.readLine().split(",");
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
            return rows.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void archetypeScoresMatchTheGoldenValues(Map<String, String> row) {
        Assessment a = assess(row.get("account"));
        Map<String, Double> actual = GoldenValues.of(a);
        actual.forEach((name, value) ->
                assertThat(value).as(name).isCloseTo(Double.parseDouble(row.get(name)), relative(row.get(name))));
        assertThat(a.standing().name()).isEqualTo(row.get("standing"));
        assertThat(row.keySet()).containsAll(actual.keySet());
    }

    static Stream<String> archetypes() {
        return ARCHETYPES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("archetypes")
    void archetypeDriversMatchTheGoldenValues(String account) {
        JsonNode golden = ArchetypeEvidence.json("archetypes.drivers.json").get(account);
        Assessment a = assess(account);
        Map<String, Double> trust = new LinkedHashMap<>();
        TrustDrivers.ofTrust(a).drivers().forEach(d -> trust.put(GoldenValues.name(d.code()), d.contribution()));
        assertMatches(golden.get("trustAgainstIdeal"), trust);

        Drivers<ChurnDrivers.Group> churn = ChurnDrivers.of(a, 90);
        JsonNode shapley = golden.get("churn90Shapley");
        Map<String, Double> groups = new LinkedHashMap<>();
        churn.drivers().forEach(d -> groups.put(GoldenValues.name(d.code()), d.contribution()));
        assertMatches(shapley.get("contributions"), groups);
        assertThat(churn.baseline()).isCloseTo(shapley.get("base").asDouble(), within(1e-12));
        assertThat(churn.value()).isCloseTo(shapley.get("probability").asDouble(), within(1e-9));

        JsonNode forecast = golden.get("forecast");
        AccountState state = MODEL.stateOf(ARCHETYPES.get(account));
        for (int i = 0; i < forecast.get("days").size(); i++) {
            int days = forecast.get("days").get(i).asInt();
            assertThat(a.churn().probability(days))
                    .isCloseTo(forecast.get("hold").get(i).asDouble(), within(1e-9));
            assertThat(MODEL.silentForecast(state, AS_OF, days))
                    .isCloseTo(forecast.get("silent").get(i).asDouble(), within(1e-9));
        }
        golden.get("stakeholders").properties().forEach(entry -> {
            StakeholderTrust person = a.stakeholder(entry.getKey()).orElseThrow();
            assertThat(person.credibility()).isCloseTo(entry.getValue().get("C").asDouble(), within(1e-9));
            assertThat(person.connection()).isCloseTo(entry.getValue().get("X").asDouble(), within(1e-9));
            assertThat(person.value()).isCloseTo(entry.getValue().get("T").asDouble(), within(1e-9));
        });
    }

    @Test
    void smallFunctionsMatchTheGoldenValues() {
        rows("weight", r -> Quality.weight(r[0]));
        rows("qFulfil", r -> Quality.kept(r[0], r[1], r[2], r[3], P));
        rows("qReneg", r -> Quality.renegotiated(r[0], r[1], (int) r[2], P));
        rows("fresh", r -> Maths.fresh(r[0], r[1]));
        rows("betainc", r -> BetaDistribution.cumulative(r[0], r[1], r[2]));
        rows("betaq", r -> BetaDistribution.quantile(r[0], r[1], r[2]));
        for (JsonNode row : UNITS.get("qAck")) {
            double waited = row.get(1).asDouble();
            OpenIssue issue = new OpenIssue(100, 0.5, row.get(0).asBoolean(), true, 100 + waited, null);
            assertThat(Quality.acknowledged(issue, 200, P)).isCloseTo(row.get(2).asDouble(), within(1e-11));
        }
        for (JsonNode row : UNITS.get("qComplaint")) {
            OpenIssue issue = new OpenIssue(
                    0,
                    row.get(0).asDouble(),
                    row.get(1).asBoolean(),
                    true,
                    row.get(2).asDouble(),
                    null);
            assertThat(Quality.resolved(issue, row.get(3).asDouble(), P))
                    .isCloseTo(row.get(4).asDouble(), within(1e-12));
        }
        for (JsonNode row : UNITS.get("interval")) {
            CredibleInterval interval =
                    CredibleInterval.beta(row.get(0).asDouble(), row.get(1).asDouble());
            assertThat(interval.low()).isCloseTo(row.get(2).asDouble(), within(1e-10));
            assertThat(interval.high()).isCloseTo(row.get(3).asDouble(), within(1e-10));
        }
    }

    @Test
    void derivedConstantsMatchTheGoldenValues() {
        JsonNode constants = UNITS.get("constants");
        assertThat(P.kappa()).isCloseTo(constants.get("KAPPA").asDouble(), within(1e-14));
        assertThat(P.baseHazard()).isCloseTo(constants.get("LAM0").asDouble(), within(1e-15));
        assertThat(P.badImpulse()).isCloseTo(constants.get("A_BAD").asDouble(), within(1e-14));
        assertThat(Maths.LN2).isEqualTo(constants.get("LN2").asDouble());
    }

    private interface Row {
        double value(double[] arguments);
    }

    private static void rows(String function, Row actual) {
        for (JsonNode row : UNITS.get(function)) {
            double[] arguments = new double[row.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = row.get(i).asDouble();
            }
            assertThat(actual.value(arguments))
                    .as(function + row)
                    .isCloseTo(arguments[arguments.length - 1], within(1e-12));
        }
    }

    private static Assessment assess(String account) {
        return MODEL.assess(MODEL.stateOf(ARCHETYPES.get(account)), AS_OF);
    }

    private static void assertMatches(JsonNode golden, Map<String, Double> actual) {
        assertThat(actual).hasSize(golden.size());
        golden.properties()
                .forEach(entry -> assertThat(actual.get(entry.getKey()))
                        .as(entry.getKey())
                        .isCloseTo(entry.getValue().asDouble(), within(1e-9)));
    }

    private static Offset<Double> relative(String expected) {
        return within(1e-9 * Math.max(1e-3, Math.abs(Double.parseDouble(expected))));
    }
}
