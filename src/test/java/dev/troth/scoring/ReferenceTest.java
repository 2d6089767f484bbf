package dev.troth.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Runs the Python reference of the model and compares it with the golden values and with the Java code, to a relative
 * tolerance of 1e-9. Skipped where {@code python3} cannot be started. After a change of the model, run it with {@code
 * -DwriteGolden}: it then writes the golden files from the reference. {@code -Dtroth.reference.accounts=2000} compares
 * more random accounts.
 */
class ReferenceTest {
    private static final Model MODEL = Model.standard();
    private static final int ACCOUNTS = Integer.getInteger("troth.reference.accounts", 100);
    private static final int[] HORIZONS = {30, 90, 180, 365};

    @BeforeAll
    static void needsPython() {
        assumeTrue(
                PythonReference.isAvailable(), "python3 cannot be started: the reference implementation was not run.");
    }

    @Test
    void archetypesScoredByTheReferenceMatchTheGoldenFiles() throws IOException {
        PythonReference reference = new PythonReference();
        Map<String, List<Evidence>> archetypes = ArchetypeEvidence.byAccount();
        archetypes.forEach((name, evidence) -> reference.account(
                name, evidence, MODEL.stateOf(evidence).start(), EpochDays.of(ArchetypeEvidence.AS_OF)));
        JsonNode scored = reference.run().get("accounts");

        assertThat(scored.size()).isEqualTo(archetypes.size());
        if (System.getProperty("writeGolden") != null) {
            GoldenFiles.write(scored);
        }
        assertMatchesTable(scored);
        JsonNode drivers = ArchetypeEvidence.json("archetypes.drivers.json");
        archetypes.keySet().forEach(name -> {
            JsonNode golden = drivers.get(name);
            JsonNode actual = scored.get(name);
            assertSame(name, golden.get("trustAgainstIdeal"), actual.get("trustAgainstIdeal"));
            assertSame(name, golden.get("churn90Shapley"), actual.get("churn90Shapley"));
            golden.get("stakeholders")
                    .properties()
                    .forEach(entry -> entry.getValue()
                            .properties()
                            .forEach(value -> assertClose(
                                    entry.getKey() + " " + value.getKey(),
                                    actual.get("stakeholders")
                                            .get(entry.getKey())
                                            .get(value.getKey())
                                            .asDouble(),
                                    value.getValue().asDouble())));
        });
    }

    private static void assertMatchesTable(JsonNode scored) throws IOException {
        try (BufferedReader lines = ArchetypeEvidence.open("archetypes.expected.csv")) {
            String[] names = lines.readLine().split(",");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                JsonNode scores = scored.get(cells[0]).get("scores");
                for (int i = 2; i < names.length; i++) { // after account and asOf
                    JsonNode value = scores.get(names[i]);
                    if (value.isNumber()) {
                        assertClose(cells[0] + " " + names[i], value.asDouble(), Double.parseDouble(cells[i]));
                    } else {
                        assertThat(value.asText()).isEqualTo(cells[i]);
                    }
                }
            }
        }
    }

    @Test
    void smallFunctionsOfTheReferenceMatchTheGoldenFile() throws IOException {
        JsonNode golden = ArchetypeEvidence.json("units.json");
        JsonNode units = new PythonReference().units(golden).run().get("units");
        if (System.getProperty("writeGolden") != null) {
            GoldenFiles.writeUnits(units);
            return;
        }
        assertSame("units", golden, units);
    }

    @Test
    void randomAccountsScoreTheSameInJavaAndInTheReference() {
        PythonReference reference = new PythonReference();
        List<EvidenceBuilder> stories = new ArrayList<>();
        for (long seed = 1; seed <= ACCOUNTS; seed++) {
            EvidenceBuilder story = withStakeholders(EvidenceBuilder.random(seed), new Random(seed));
            stories.add(story);
            reference.account(
                    "seed " + seed,
                    story.evidence(),
                    story.state().start(),
                    EpochDays.of(EvidenceBuilder.instant(story.now())));
        }
        JsonNode scored = reference.run().get("accounts");
        for (int i = 0; i < ACCOUNTS; i++) {
            String name = "seed " + (i + 1);
            assertMatches(name, stories.get(i), MODEL, scored.get(name));
        }
    }

    @Test
    void randomVersionsWithProductUseScoreTheSameInJavaAndInTheReference() {
        PythonReference reference = new PythonReference();
        List<EvidenceBuilder> stories = new ArrayList<>();
        List<Model> models = new ArrayList<>();
        for (long seed = 1; seed <= ACCOUNTS; seed++) {
            Random random = new Random(seed);
            EvidenceBuilder story = EvidenceBuilder.random(seed);
            double day = story.now() - 200 * random.nextDouble();
            story = story.with(EvidenceBuilder.signal(Signal.USE, random.nextDouble(), day));
            double weight = Parameter.PRODUCT_USE.max() * random.nextDouble();
            stories.add(story);
            models.add(new Model(Parameters.standard().with("use", Map.of(Parameter.PRODUCT_USE, weight))));
            reference.account(
                    "seed " + seed,
                    story.evidence(),
                    story.state().start(),
                    EpochDays.of(EvidenceBuilder.instant(story.now())),
                    weight);
        }
        JsonNode scored = reference.run().get("accounts");
        for (int i = 0; i < ACCOUNTS; i++) {
            String name = "seed " + (i + 1);
            assertMatches(name, stories.get(i), models.get(i), scored.get(name));
        }
    }

    /** Adds what random stories do not have: promises to a person, a budget, ties both ways, a changed stance. */
    private static EvidenceBuilder withStakeholders(EvidenceBuilder story, Random random) {
        double day = story.now() - 40;
        Evidence made = EvidenceBuilder.made("budgeted", day, day + 20, random.nextDouble(), 1000);
        Evidence.Made budgeted = (Evidence.Made) made;
        return story.with(
                new Evidence.Made(
                        budgeted.fact(),
                        "budgeted",
                        Side.US,
                        budgeted.due(),
                        budgeted.importance(),
                        budgeted.budget(),
                        "p0"),
                EvidenceBuilder.kept(
                        "budgeted", day + 15 + 10 * random.nextDouble(), 1, 600 + 800 * random.nextDouble()),
                EvidenceBuilder.joined("late", "LEGAL", random.nextDouble(), Stance.NEUTRAL, day),
                EvidenceBuilder.call("late", day + 1, "late"),
                new Evidence.StanceChanged(
                        new FactKey(EvidenceBuilder.instant(day + 2), 5, "stanceChanged", "late"),
                        "late",
                        Stance.values()[random.nextInt(Stance.values().length)]),
                new Evidence.Tied(
                        new FactKey(EvidenceBuilder.instant(day + 2), 1, "tie", "late-p0"),
                        "late-p0",
                        "late",
                        "p0",
                        true));
    }

    private static void assertMatches(String name, EvidenceBuilder story, Model model, JsonNode reference) {
        Instant now = EvidenceBuilder.instant(story.now());
        AccountState state = model.stateOf(story.evidence());
        Assessment a = model.assess(state, now);
        GoldenValues.of(a)
                .forEach((key, value) -> assertClose(
                        name + " " + key,
                        value,
                        reference.get("scores").get(key).asDouble()));
        assertThat(a.standing().name())
                .isEqualTo(reference.get("scores").get("standing").asText());

        TrustDrivers.ofTrust(a)
                .drivers()
                .forEach(driver -> assertClose(
                        name + " " + driver.code(),
                        driver.contribution(),
                        reference
                                .get("trustAgainstIdeal")
                                .get(GoldenValues.name(driver.code()))
                                .asDouble()));
        ChurnDrivers.of(a, 90)
                .drivers()
                .forEach(driver -> assertClose(
                        name + " " + driver.code(),
                        driver.contribution(),
                        reference
                                .get("churn90Shapley")
                                .get("contributions")
                                .get(GoldenValues.name(driver.code()))
                                .asDouble()));
        for (int i = 0; i < HORIZONS.length; i++) {
            assertClose(
                    name + " silent " + HORIZONS[i],
                    model.silentForecast(state, now, HORIZONS[i]),
                    reference.get("silent").get(i).asDouble());
        }
        reference.get("stakeholders").properties().forEach(entry -> {
            StakeholderTrust person = a.stakeholder(entry.getKey()).orElseThrow();
            assertClose(
                    name + " " + entry.getKey(),
                    person.credibility(),
                    entry.getValue().get("C").asDouble());
            assertClose(
                    name + " " + entry.getKey(),
                    person.connection(),
                    entry.getValue().get("X").asDouble());
            assertClose(
                    name + " " + entry.getKey(),
                    person.value(),
                    entry.getValue().get("T").asDouble());
        });
    }

    /** Compares two JSON values of the same shape, numbers to the tolerance. */
    private static void assertSame(String path, JsonNode golden, JsonNode actual) {
        if (golden.isNumber()) {
            assertClose(path, actual.asDouble(), golden.asDouble());
        } else if (golden.isContainerNode()) {
            assertThat(actual.size()).as(path).isEqualTo(golden.size());
            if (golden.isArray()) {
                for (int i = 0; i < golden.size(); i++) {
                    assertSame(path + "[" + i + "]", golden.get(i), actual.get(i));
                }
            } else {
                golden.properties()
                        .forEach(entry ->
                                assertSame(path + "." + entry.getKey(), entry.getValue(), actual.get(entry.getKey())));
            }
        } else {
            assertThat(actual).as(path).isEqualTo(golden);
        }
    }

    private static void assertClose(String what, double actual, double expected) {
        Offset<Double> tolerance = within(1e-9 * Math.max(1e-3, Math.abs(expected)));
        assertThat(actual).as(what).isCloseTo(expected, tolerance);
    }
}
