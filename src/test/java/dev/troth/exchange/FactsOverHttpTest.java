package dev.troth.exchange;

import static dev.troth.testing.Api.export;
import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static dev.troth.testing.Api.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.testing.Archetypes;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts in and out in bulk, over real HTTP and the real PostgreSQL. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FactsOverHttpTest {
    private static final String ACME =
            "{\"type\":\"account\",\"ref\":\"acme\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"Acme\"}\n";
    private static final String PROMISE = "{\"type\":\"commitmentMade\",\"ref\":\"p1\",\"account\":\"acme\","
            + "\"at\":\"2025-02-01T00:00:00Z\",\"title\":\"Call back\",\"dueAt\":\"2025-02-10T00:00:00Z\"}\n";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    @Test
    void archetypesScoredThroughTheApiMatchTheReference() throws IOException {
        List<String> lines = Archetypes.lines();
        JsonPath report = post(String.join("\n", lines));
        assertThat(report.getInt("accepted")).isEqualTo(lines.size()).isGreaterThanOrEqualTo(2413);
        assertThat(report.getInt("refused")).isZero();
        List<String> rows = Files.readAllLines(Path.of("src/test/resources/scoring/archetypes.expected.csv"));
        List<String> names = List.of(rows.getFirst().split(","));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            JsonPath account = query("""
                    query($ref: String) { account(ref: $ref, asOf: "2025-12-21T00:00:00Z") {
                      trust { standing partnership
                        score { value interval { low high } confidence }
                        credibility { value factors { code value } }
                        connection { value factors { code value } } }
                      churnRisk { horizons { days probability interval { low high } } } } }
                    """, Map.of("ref", cells[0]));
            account.setRootPath("data.account");
            Map<String, Object> actual = Map.of(
                    "T",
                    account.getDouble("trust.score.value") / 100,
                    "C",
                    account.getDouble("trust.credibility.value") / 100,
                    "X",
                    account.getDouble("trust.connection.value") / 100,
                    "T_lo",
                    account.getDouble("trust.score.interval.low") / 100,
                    "T_hi",
                    account.getDouble("trust.score.interval.high") / 100,
                    "conf",
                    account.getDouble("trust.score.confidence"),
                    "part",
                    account.getDouble("trust.partnership"),
                    "K",
                    account.getDouble("trust.credibility.factors.find{it.code=='KEPT_COMMITMENTS'}.value"),
                    "G",
                    account.getDouble("trust.connection.factors.find{it.code=='COVERAGE'}.value"),
                    "R",
                    account.getDouble("trust.connection.factors.find{it.code=='RHYTHM'}.value"));
            actual.forEach((name, value) -> assertThat((Double) value)
                    .as(cells[0] + " " + name)
                    .isCloseTo(Double.parseDouble(cells[names.indexOf(name)]), within(1e-9)));
            for (int days : List.of(30, 90, 180, 365)) {
                String horizon = "churnRisk.horizons.find{it.days==" + days + "}";
                assertThat(account.getDouble(horizon + ".probability"))
                        .isCloseTo(Double.parseDouble(cells[names.indexOf("p" + days)]), within(1e-9));
                assertThat(account.getDouble(horizon + ".interval.low"))
                        .isCloseTo(Double.parseDouble(cells[names.indexOf("p" + days + "_lo")]), within(1e-9));
            }
            assertThat(account.getString("trust.standing")).isEqualTo(cells[names.indexOf("standing")]);
        }
    }

    @Test
    void exportImportedElsewhereGivesEqualScores() throws IOException {
        String story = Files.readString(Path.of("src/main/resources/demo/story.jsonl"));
        int all = (int) story.lines().count() + 2;
        post(story);
        post("""
                {"type":"amended","ref":"a1","at":"2026-11-01T00:00:00Z","fact":"northwind","fields":{"name":"Northwind"}}
                {"type":"retracted","ref":"r1","at":"2026-11-01T00:00:00Z","fact":"ember-open-issue","reason":"wrong account"}
                """);
        List<Map<String, Object>> scores = scores();
        String exported = export();
        assertThat(exported.lines()).hasSize(all);

        workspace.fresh(database);
        assertThat(scores()).isEmpty();
        JsonPath report = post(exported);
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(all);
        assertThat(scores()).isEqualTo(scores);
        assertThat(export().lines())
                .containsExactlyInAnyOrderElementsOf(exported.lines().toList());
        assertThat(post(exported).getInt("known")).isEqualTo(all);
    }

    @Test
    void scoresDoNotDependOnTheOrderOfLines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("src/main/resources/demo/story.jsonl")));
        post(String.join("\n", lines));
        List<Map<String, Object>> scores = scores();
        for (long seed = 1; seed <= 2; seed++) {
            workspace.fresh(database);
            Collections.shuffle(lines, new Random(seed));
            int half = lines.size() / 2;
            // References across the two files are refused the first time and taken the second.
            post(String.join("\n", lines.subList(0, half)));
            post(String.join("\n", lines.subList(half, lines.size())));
            post(String.join("\n", lines));
            assertThat(post(String.join("\n", lines)).getInt("known"))
                    .as("seed " + seed)
                    .isEqualTo(lines.size());
            assertThat(scores()).as("seed " + seed).isEqualTo(scores);
        }
    }

    @Test
    void scoresIgnoreLaterFacts() throws IOException {
        String then = "2026-03-01T00:00:00Z";
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/demo/story.jsonl"));
        post(String.join(
                "\n",
                lines.stream().filter(line -> at(line).compareTo(then) <= 0).toList()));
        List<Map<String, Object>> scores = scoresAt(then);
        assertThat(scores).hasSize(25);
        post(String.join("\n", lines));
        assertThat(scoresAt(then)).isEqualTo(scores);
    }

    private static String at(String line) {
        int from = line.indexOf("\"at\":\"") + 6;
        return line.substring(from, line.indexOf('"', from));
    }

    private static List<Map<String, Object>> scoresAt(String asOf) {
        return query("""
                        query($t: DateTime) { accounts(first: 100, asOf: $t, orderBy: [{field: REF}]) { nodes { ref
                            trust { score { value } credibility { value } connection { value } standing }
                            churnRisk { horizons { probability } } } } }
                        """, Map.of("t", asOf)).getList("data.accounts.nodes");
    }

    private static List<Map<String, Object>> scores() {
        return query("""
                        { accounts(first: 30, orderBy: [{field: REF}]) { nodes { ref name
                            trust { score { value } credibility { value } connection { value }
                                    theirCredibility { value } standing partnership }
                            churnRisk { horizons { probability } }
                            commitments(first: 100) { totalCount nodes { ref status updates settledAt } }
                            stakeholders { nodes { ref stance leftAt trust { value } } }
                            issues { nodes { ref status } } ties { nodes { ref endedAt } }
                            touchpoints { totalCount } } } }
                        """).<Map<String, Object>>getList("data.accounts.nodes").stream()
                .map(FactsOverHttpTest::sorted)
                .toList();
    }

    /** Things of the same instant come in the order of their ids, which is that of their arrival. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> sorted(Map<String, Object> account) {
        Map<String, Object> same = new TreeMap<>(account);
        for (String list : List.of("commitments", "stakeholders", "issues", "ties")) {
            List<Map<String, Object>> nodes =
                    new ArrayList<>((List<Map<String, Object>>) ((Map<String, Object>) account.get(list)).get("nodes"));
            nodes.sort(Comparator.comparing(node -> (String) node.get("ref")));
            same.put(list, nodes);
        }
        return same;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json                                                                                | MALFORMED         | The line is not valid JSON
            ["a"]                                                                                   | MALFORMED         | A fact must be a JSON object
            {"type":"commitmentKpt","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z"}         | UNKNOWN_TYPE      | Maybe "commitmentKept"?
            {"ref":"x","account":"acme","at":"2025-01-02T00:00:00Z"}                                | MISSING_FIELD     | type is missing
            {"type":"stress","account":"acme","at":"2025-01-02T00:00:00Z","level":1}                | MISSING_FIELD     | ref is missing
            {"type":"stress","ref":"x","account":"acme","level":1}                                  | MISSING_FIELD     | at is missing
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02","level":1}                | INVALID_VALUE     | Maybe "2025-01-02T00:00:00Z"?
            {"type":"stress","ref":"x","account":"acme","at":"yesterday","level":1}                 | INVALID_VALUE     | at is "yesterday"
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","level":40}     | INVALID_VALUE     | Maybe 0.4?
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","level":NaN}    | MALFORMED         | The line is not valid JSON
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","level":"NaN"}  | INVALID_VALUE     | level
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","level":-1}     | INVALID_VALUE     | between 0 and 1
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","level":[1]}    | INVALID_VALUE     | level must be a number, but is [1].
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","level":"1"}    | INVALID_VALUE     | level must be a number, but is "1".
            {"type":"experience","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","good":"no"} | INVALID_VALUE    | good must be true or false, but is "no".
            {"type":"touchpoint","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","channel":"CALL","direction":"OUT","summary":{"a":1}} | INVALID_VALUE | summary must be a string, but is {"a":1}.
            {"type":"touchpoint","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","channel":"CALL","direction":"OUT","topics":"one"} | INVALID_VALUE | topics must be a list, but is "one".
            {"type":"stress","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","levl":1}       | UNKNOWN_FIELD     | Maybe "level"?
            {"type":"stress","ref":"x","account":"acne","at":"2025-01-02T00:00:00Z","level":1}      | UNKNOWN_REFERENCE | There is no account "acne"
            {"type":"commitmentKept","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","commitment":"p9"} | UNKNOWN_REFERENCE | There is no commitment "p9"
            {"type":"commitmentKept","ref":"x","account":"acme","at":"2025-01-02T00:00:00Z","commitment":"p1"} | UNKNOWN_REFERENCE | Maybe it was made later
            {"type":"commitmentMade","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","title":"t","dueAt":"2025-01-01T00:00:00Z"} | INVALID_VALUE | before the time of the commitment
            {"type":"commitmentMade","ref":"p1","account":"acme","at":"2025-02-01T00:00:00Z","title":"Call back","dueAt":"2025-02-11T00:00:00Z"} | DUPLICATE_REF | dueAt is "2025-02-10T00:00:00Z" in the ledger and "2025-02-11T00:00:00Z" here
            {"type":"touchpoint","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","channel":"PIGEON","direction":"OUT"} | INVALID_VALUE | "PIGEON" is not an allowed value
            {"type":"touchpoint","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","channel":"CALL","direction":"OUT","participants":["ann"]} | UNKNOWN_REFERENCE | There is no stakeholder "ann"
            {"type":"amended","ref":"x","at":"2025-02-02T00:00:00Z","fact":"nothing","fields":{"title":"t"}} | UNKNOWN_REFERENCE | There is no fact "nothing"
            {"type":"amended","ref":"x","at":"2025-02-02T00:00:00Z","fact":"p1","fields":{"ref":"t"}}        | INVALID_VALUE     | The ref of a fact cannot be amended
            {"type":"amended","ref":"x","at":"2025-02-02T00:00:00Z","fact":"p1","fields":{"importance":9}}   | INVALID_VALUE     | importance must be between 0 and 1
            {"type":"cadenceAgreed","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","period":"monthly"} | INVALID_VALUE   | Maybe "P14D"
            {"type":"contract","ref":"x","account":"acme","at":"2025-02-02T00:00:00Z","value":{"amount":12.5,"currency":"EUR"},"startsOn":"2025-01-01","renewsOn":"2026-01-01"} | INVALID_VALUE | amount must be a string
            """)
    void invalidLineIsReportedAndTheRestIsAccepted(String bad, String code, String words) {
        JsonPath report = post(ACME + bad + "\n" + PROMISE);
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(2);
        assertThat(report.getInt("refused")).isEqualTo(1);
        assertThat(report.getInt("errors[0].line")).isEqualTo(code.equals("DUPLICATE_REF") ? 3 : 2);
        assertThat(report.getString("errors[0].code")).isEqualTo(code);
        if (!code.equals("DUPLICATE_REF")) {
            assertThat(report.getString("errors[0].message")).contains(words);
        }
        assertThat(report.getString("errors[0].message"))
                .doesNotContain("dev.troth")
                .doesNotContain("jackson")
                .doesNotContain("JsonToken");
    }

    @Test
    void duplicateRefNamesTheFieldsThatDiffer() {
        post(ACME + PROMISE);
        JsonPath report = post(PROMISE.replace("02-10", "02-11"));
        assertThat(report.getString("errors[0].code")).isEqualTo("DUPLICATE_REF");
        assertThat(report.getString("errors[0].message"))
                .isEqualTo("commitmentMade \"p1\" already exists with different content (dueAt)."
                        + " Maybe send an amendment, or use another ref?");
    }

    @Test
    void repeatedFactInAnotherSpellingChangesNothing() {
        post(ACME + PROMISE);
        String spelled = PROMISE.replace("2025-02-01T00:00:00Z", "2025-02-01T02:00:00.000+02:00");
        JsonPath report = post(ACME + spelled + "\n\n");
        assertThat(report.getInt("accepted")).isZero();
        assertThat(report.getInt("known")).isEqualTo(2);
    }

    @Test
    void dryRunChangesNothing() {
        JsonPath report = post(ACME + PROMISE, "?dryRun=true");
        assertThat(report.getInt("accepted")).isEqualTo(2);
        assertThat(export()).isEmpty();
        assertThat((Object) query("{account(ref:\"acme\"){name}}").get("data.account"))
                .isNull();
    }

    @Test
    void errorPolicyStopAcceptsAllOrNothing() {
        var stopped = send((ACME + PROMISE + "nonsense\n").getBytes(StandardCharsets.UTF_8), "?errorPolicy=stop");
        assertThat(stopped.statusCode()).isEqualTo(422);
        assertThat(stopped.jsonPath().getInt("accepted")).isZero();
        assertThat(stopped.jsonPath().getInt("errors[0].line")).isEqualTo(3);
        assertThat(export()).isEmpty();
        assertThat(post(ACME + PROMISE, "?errorPolicy=stop").getInt("accepted")).isEqualTo(2);
    }

    @Test
    void invalidParameterIsReported() {
        var answer = send(ACME.getBytes(StandardCharsets.UTF_8), "?errorPolicy=ignore");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("message"))
                .contains("errorPolicy is \"ignore\"")
                .contains("skip or stop");
    }

    @Test
    void listOfErrorsIsTruncatedAndSaysSo() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            lines.append("nonsense ").append(i).append('\n');
        }
        JsonPath report = post(lines.toString());
        assertThat(report.getInt("refused")).isEqualTo(1500);
        assertThat(report.getList("errors")).hasSize(1000);
        assertThat(report.getInt("errors[999].line")).isEqualTo(1000);
        assertThat(report.getInt("errorsLeftOut")).isEqualTo(500);
    }

    @Test
    void invalidBytesAndOverlongLinesAreReported() {
        byte[] broken = (ACME + "{\"type\":\"\u00e9\"}\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(send(broken, "").jsonPath().getString("errors[0].message")).contains("UTF-8");
        String endless = "{\"type\":\"" + "x".repeat(4_500_000) + "\"}\n";
        JsonPath report = post(endless + ACME.replace("acme", "other"));
        assertThat(report.getString("errors[0].code")).isEqualTo("TOO_LARGE");
        assertThat(report.getInt("accepted")).isEqualTo(1);
    }

    @Test
    void asOfShowsFactsUpToThatInstant() {
        post(ACME
                + PROMISE
                + "{\"type\":\"commitmentKept\",\"ref\":\"k1\",\"account\":\"acme\",\"at\":\"2025-02-09T00:00:00Z\","
                + "\"commitment\":\"p1\"}\n"
                + "{\"type\":\"amended\",\"ref\":\"a1\",\"at\":\"2025-03-01T00:00:00Z\",\"fact\":\"p1\","
                + "\"fields\":{\"title\":\"Call back Ann\"}}\n");
        String at =
                "query($t: DateTime) { account(ref: \"acme\", asOf: $t) { commitments { nodes { title status } } } }";
        assertThat(commitments(at, "2025-01-15T00:00:00Z")).isEmpty();
        assertThat(commitments(at, "2025-02-05T00:00:00Z"))
                .containsExactly(Map.of("title", "Call back", "status", "OPEN"));
        assertThat(commitments(at, "2025-02-15T00:00:00Z"))
                .containsExactly(Map.of("title", "Call back", "status", "KEPT"));
        assertThat(commitments(at, "2025-03-02T00:00:00Z"))
                .containsExactly(Map.of("title", "Call back Ann", "status", "KEPT"));
        assertThat((Object) query(at, Map.of("t", "2024-12-31T00:00:00Z")).get("data.account"))
                .isNull();
    }

    private static List<Map<String, Object>> commitments(String query, String at) {
        return query(query, Map.of("t", at)).getList("data.account.commitments.nodes");
    }

    @Test
    void knownAtHidesFactsRecordedLater() {
        post(ACME.replace("\"name\"", "\"recordedAt\":\"2025-01-01T00:00:00Z\",\"name\"")
                + PROMISE.replace("\"title\"", "\"recordedAt\":\"2025-05-01T00:00:00Z\",\"title\""));
        String query = "query($k: DateTime) { account(ref: \"acme\", asOf: \"2025-06-01T00:00:00Z\", knownAt: $k)"
                + " { commitments { totalCount } trust { credibility { unrated } } } }";
        assertThat(query(query, Map.of("k", "2025-04-01T00:00:00Z")).getInt("data.account.commitments.totalCount"))
                .isZero();
        assertThat(query(query, Map.of("k", "2025-05-02T00:00:00Z")).getInt("data.account.commitments.totalCount"))
                .isEqualTo(1);
    }

    /** Facts without an account are appended after the accounts, so the two are never decided together. */
    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=true", "?errorPolicy=stop", ""})
    void factMayReferToAFactWithoutAccountOfALaterLine(String parameters) {
        String lines = ACME.replace("acme", "aaa")
                + "{\"type\":\"coachingFollowed\",\"ref\":\"f\",\"account\":\"aaa\",\"at\":\"2025-02-02T00:00:00Z\","
                + "\"coaching\":\"c\",\"followed\":true}\n"
                + "{\"type\":\"coaching\",\"ref\":\"c\",\"at\":\"2025-02-01T00:00:00Z\",\"member\":\"dana\",\"advice\":\"Ask\"}\n";
        JsonPath report = post(lines, parameters);
        assertThat(report.getString("errors")).isEqualTo("[]");
        assertThat(report.getInt("accepted")).isEqualTo(3);
    }

    @Test
    void factThatInvalidatesALaterOneIsRefused() {
        post(ACME
                + PROMISE
                + "{\"type\":\"commitmentKept\",\"ref\":\"k1\",\"account\":\"acme\",\"at\":\"2025-02-09T00:00:00Z\","
                + "\"commitment\":\"p1\"}\n");
        JsonPath late = post("{\"type\":\"commitmentWithdrawn\",\"ref\":\"w1\",\"account\":\"acme\","
                + "\"at\":\"2025-02-05T00:00:00Z\",\"commitment\":\"p1\"}\n");
        assertThat(late.getString("errors[0].code")).isEqualTo("INVALID_TRANSITION");
        assertThat(late.getString("errors[0].message"))
                .contains("commitmentKept \"k1\"")
                .contains("Maybe retract");
        JsonPath retracted = post("{\"type\":\"retracted\",\"ref\":\"r1\",\"at\":\"2025-03-01T00:00:00Z\","
                + "\"fact\":\"p1\",\"reason\":\"a mistake\"}\n");
        assertThat(retracted.getInt("refused")).isEqualTo(1);
    }
}
