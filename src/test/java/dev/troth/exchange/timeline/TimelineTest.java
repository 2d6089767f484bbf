package dev.troth.exchange.timeline;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The timeline of an account, over HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TimelineTest {
    private static final String LINES = """
            {"type":"member","ref":"dana","at":"2026-01-01T00:00:00Z","name":"Dana","timeZone":"UTC"}
            {"type":"account","ref":"a","at":"2026-01-01T00:00:00Z","name":"A","owner":"dana"}
            {"type":"stakeholder","ref":"p","account":"a","at":"2026-01-02T00:00:00Z","department":"IT","person":{"ref":"p","name":"P"}}
            {"type":"stakeholder","ref":"q","account":"a","at":"2026-01-02T00:00:00Z","department":"IT","person":{"ref":"q","name":"Q"}}
            {"type":"commitmentMade","ref":"c","account":"a","at":"2026-02-01T00:00:00Z","title":"Send it","dueAt":"2026-03-01T00:00:00Z","madeBy":"dana","madeTo":["p"]}
            {"type":"touchpoint","ref":"t","account":"a","at":"2026-02-10T00:00:00Z","channel":"CALL","direction":"OUT","participants":["q"]}
            {"type":"commitmentKept","ref":"k","account":"a","at":"2026-02-20T00:00:00Z","commitment":"c"}
            {"type":"experience","ref":"e","account":"a","at":"2026-03-01T00:00:00Z","good":true,"severity":0.3}
            {"type":"commitmentMade","ref":"d","account":"a","at":"2026-04-01T00:00:00Z","title":"Come","dueAt":"2026-05-01T00:00:00Z","madeTo":["q"]}
            {"type":"commitmentBroken","ref":"b","account":"a","at":"2026-05-01T00:00:00Z","commitment":"d"}
            """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void facts() {
        workspace.fresh(database);
        JsonPath taken = post(LINES);
        assertThat(taken.getInt("accepted")).as(taken.prettify()).isEqualTo(10);
    }

    private static JsonPath timeline(String arguments, String fields) {
        JsonPath answer = query("{ account(ref: \"a\") { timeline" + arguments + " { " + fields + " } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.account.timeline");
    }

    private static List<String> refs(String arguments) {
        return timeline(arguments, "nodes { fact { ref } }").getList("nodes.fact.ref", String.class);
    }

    @Test
    void latestEntryIsFirstAndRecordsAreTyped() {
        JsonPath page = timeline(
                "",
                "totalCount nodes { subjectKind fact { type ref } record { __typename id ... on Commitment { title status }"
                        + " ... on Touchpoint { channel } ... on Stakeholder { department } ... on Account { name } } }");
        assertThat(page.getList("nodes.fact.ref")).containsExactly("b", "d", "e", "k", "t", "c", "q", "p", "a");
        assertThat(page.getInt("totalCount")).isEqualTo(9);
        assertThat(page.getString("nodes[0].record.__typename")).isEqualTo("Commitment");
        assertThat(page.getString("nodes[0].record.status")).isEqualTo("BROKEN");
        assertThat(page.getString("nodes[5].record.status")).isEqualTo("KEPT");
        assertThat((Object) page.get("nodes[2].record")).isNull();
        assertThat(page.getString("nodes[2].subjectKind")).isEqualTo("experience");
        assertThat(page.getString("nodes[4].record.channel")).isEqualTo("CALL");
        assertThat(page.getString("nodes[6].record.department")).isEqualTo("IT");
        assertThat(page.getString("nodes[8].record.name")).isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "types: [\"touchpoint\", \"experience\"] | e t",
                "stakeholder: \"p\" | c p",
                "stakeholder: \"q\" | d t q",
                "commitment: \"c\" | k c",
                "member: \"dana\" | c a",
                "from: \"2026-02-10T00:00:00Z\", until: \"2026-03-01T00:00:00Z\" | k t",
                "types: [\"commitmentKept\"], stakeholder: \"p\" | ''",
            })
    void filterSelectsEntries(String where, String expected) {
        List<String> found = refs("(where: { " + where + " })");
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    @Test
    void pagesJoinToTheWholeTimeline() {
        List<String> walked = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonPath page = timeline(
                    "(first: 2" + after + ")",
                    "edges { cursor node { fact { ref } } } pageInfo { hasNextPage endCursor }");
            walked.addAll(page.getList("edges.node.fact.ref", String.class));
            more = page.getBoolean("pageInfo.hasNextPage");
            after = ", after: \"" + page.getString("pageInfo.endCursor") + "\"";
        }
        assertThat(walked).isEqualTo(refs(""));
        JsonPath wrong = query("{ account(ref: \"a\") { timeline(after: \"x\") { totalCount } } }");
        assertThat(wrong.getString("errors[0].message")).contains("\"x\" is not a valid cursor");
    }

    @Test
    void pagesFromTheEndJoinToTheWholeTimeline() {
        List<String> walked = new ArrayList<>();
        String before = "";
        boolean more = true;
        while (more) {
            JsonPath page = timeline(
                    "(last: 2" + before + ")",
                    "edges { cursor node { fact { ref } } } pageInfo { hasNextPage hasPreviousPage startCursor }");
            assertThat(page.getBoolean("pageInfo.hasNextPage")).isEqualTo(!before.isEmpty());
            walked.addAll(0, page.getList("edges.node.fact.ref", String.class));
            more = page.getBoolean("pageInfo.hasPreviousPage");
            before = ", before: \"" + page.getString("pageInfo.startCursor") + "\"";
        }
        assertThat(walked).isEqualTo(refs(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first: 1, last: 1 | first is 1 and last is 1, but a page starts at one end of the list. Maybe leave one of them out?",
                "last: 101 | last must be between 1 and 100, but is 101.",
                "last: -1 | last must be between 1 and 100, but is -1.",
                "before: \"x\" | \"x\" is not a valid cursor of this list. Maybe start again without it?",
            })
    void invalidPageIsRefused(String arguments, String message) {
        JsonPath answer = query("{ account(ref: \"a\") { timeline(" + arguments + ") { totalCount } } }");
        assertThat(answer.getString("errors[0].message")).isEqualTo(message);
    }

    @Test
    void effectsOfAPageAddUpToTheChangeByItsFacts() {
        JsonPath page = timeline("(first: 3)", "nodes { effect fact { occurredAt } }");
        List<Double> effects = page.getList("nodes.effect", Double.class);
        JsonPath change = query(
                "{ account(ref: \"a\") { scoreChanges(score: TRUST, from: \"2026-02-28T23:59:59Z\") { byFacts } } }");
        assertThat(effects.stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(change.getDouble("data.account.scoreChanges.byFacts"), within(1e-9));
    }

    @Test
    void effectIsNullBeforeThereIsAScore() {
        JsonPath page = timeline("(where: { until: \"2026-01-03T00:00:00Z\" })", "nodes { effect }");
        assertThat(page.getList("nodes.effect")).containsOnlyNulls();
    }

    @Test
    void factsHaveACursorToo() {
        JsonPath first = query("{ account(ref: \"a\") { facts(first: 4) { id ref } } }");
        String last = first.getString("data.account.facts[3].id");
        JsonPath second = query("{ account(ref: \"a\") { facts(first: 4, after: \"" + last + "\") { ref } } }");
        assertThat(second.getList("data.account.facts.ref")).containsExactly("t", "c", "q", "p");
    }
}
