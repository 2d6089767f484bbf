package dev.troth.platform.list;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.RoundTripCounter;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages from both ends of a list, by the rules of Relay, over HTTP. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BothDirectionsTest {
    private static final String NOW = "";
    private static final String THEN = "asOf: \"2026-05-01T00:00:00Z\"";
    private static final List<String> FIELDS =
            List.of("TIER", "INDUSTRY", "CUSTOMER_SINCE", "NAME", "OWNER", "KIND", "OPENED_AT", "TRUST", "CREDIBILITY");
    private static UUID home;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    RoundTripCounter roundTrips;

    @BeforeEach
    void thirtyAccountsWithTiesAndGaps() {
        if (home == null) {
            UUID fresh = workspace.fresh(database);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                lines.append(
                        "{\"type\":\"account\",\"ref\":\"m%02d\",\"at\":\"2026-01-0%dT00:00:00Z\",\"name\":\"Many %d\""
                                .formatted(i, 1 + i % 3, i % 7));
                lines.append(i % 3 == 0 ? "" : ",\"tier\":\"" + "ABC".charAt(i % 2) + "\"");
                lines.append(i % 4 == 0 ? "" : ",\"industry\":\"I" + i % 5 + "\"");
                lines.append(i % 5 == 0 ? "" : ",\"customerSince\":\"202%d-01-01\"".formatted(i % 4));
                lines.append(i % 2 == 0 ? "" : ",\"owner\":\"o%d\"".formatted(i % 3))
                        .append("}\n");
            }
            for (int i = 0; i < 12; i++) {
                lines.append("""
                        {"type":"commitmentMade","ref":"p%1$02d","account":"m00","at":"2026-02-0%2$dT00:00:00Z","title":"T%3$d","dueAt":"2026-03-01T00:00:00Z"}
                        """.formatted(i, 1 + i % 4, i % 5));
            }
            for (int i = 0; i < 10; i++) {
                lines.append("""
                        {"type":"commitmentMade","ref":"q%1$d","account":"m02","at":"2026-01-1%1$dT00:00:00Z","title":"Q","dueAt":"2026-04-01T00:00:00Z"}
                        {"type":"commitmentKept","ref":"k%1$d","account":"m02","at":"2026-0%2$d-2%1$dT00:00:00Z","commitment":"q%1$d"}
                        """.formatted(i, i < 3 ? 1 : 3));
            }
            // Changed later: the rows of then are reconstructed.
            for (int i = 0; i < 30; i += 4) {
                lines.append("""
                        {"type":"amended","ref":"a%1$d","at":"2026-06-01T00:00:00Z","fact":"m%1$02d","fields":{"tier":"Z","industry":"I9"}}
                        """.formatted(i));
            }
            JsonPath report = post(lines.toString());
            assertThat(report.getInt("refused")).as(report.prettify()).isZero();
            home = fresh;
        }
        workspace.enter(home);
    }

    private record Answered(List<String> refs, List<String> cursors, boolean hasNext, boolean hasPrevious) {}

    private static Answered page(String... arguments) {
        List<String> given = new ArrayList<>(List.of(arguments));
        given.removeIf(String::isEmpty);
        JsonPath answer = query(
                "{ accounts(" + String.join(", ", given)
                        + ") { edges { cursor node { ref } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        answer.setRootPath("data.accounts");
        List<String> cursors = answer.getList("edges.cursor");
        assertThat(answer.getString("pageInfo.startCursor")).isEqualTo(cursors.isEmpty() ? null : cursors.getFirst());
        assertThat(answer.getString("pageInfo.endCursor")).isEqualTo(cursors.isEmpty() ? null : cursors.getLast());
        return new Answered(
                answer.getList("edges.node.ref"),
                cursors,
                answer.getBoolean("pageInfo.hasNextPage"),
                answer.getBoolean("pageInfo.hasPreviousPage"));
    }

    private static String order(Random random) {
        List<String> keys = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            keys.add("{field: %s, direction: %s, nulls: %s}"
                    .formatted(
                            FIELDS.get(random.nextInt(FIELDS.size())),
                            random.nextBoolean() ? "ASC" : "DESC",
                            random.nextBoolean() ? "FIRST" : "LAST"));
        }
        return keys.isEmpty() ? "" : "orderBy: [" + String.join(", ", keys) + "]";
    }

    private static String cursor(String argument, @Nullable String cursor) {
        return cursor == null ? "" : argument + ": \"" + cursor + "\"";
    }

    @ParameterizedTest
    @ValueSource(strings = {NOW, THEN})
    void walkingForwardsAndBackwardsGivesTheSameSequence(String moment) {
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            String order = order(random);
            int size = 1 + random.nextInt(9);
            List<String> forwards = new ArrayList<>();
            List<String> backwards = new ArrayList<>();
            Answered page = page(moment, order, "first: " + size);
            assertThat(page.hasPrevious).as(order).isFalse();
            forwards.addAll(page.refs);
            while (page.hasNext) {
                page = page(moment, order, "first: " + size, cursor("after", page.cursors.getLast()));
                assertThat(page.hasPrevious).as(order).isTrue();
                forwards.addAll(page.refs);
            }
            page = page(moment, order, "last: " + size);
            assertThat(page.hasNext).as(order).isFalse();
            backwards.addAll(page.refs);
            while (page.hasPrevious) {
                page = page(moment, order, "last: " + size, cursor("before", page.cursors.getFirst()));
                assertThat(page.hasNext).as(order).isTrue();
                backwards.addAll(0, page.refs);
            }
            assertThat(backwards).as(order).isEqualTo(forwards).hasSize(30).doesNotHaveDuplicates();
        }
    }

    /** Relay's algorithm over the whole list says what each page is, whatever is combined. */
    @ParameterizedTest
    @ValueSource(strings = {NOW, THEN})
    void pageBetweenAnyTwoCursorsFollowsTheRulesOfRelay(String moment) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            String order = order(random);
            Answered whole = page(moment, order, "first: 100");
            int after = random.nextInt(-1, 30);
            int before = random.nextBoolean() ? 30 : random.nextInt(31);
            int size = 1 + random.nextInt(12);
            boolean fromEnd = random.nextBoolean();
            int start = after + 1;
            int end = Math.max(start, before);
            int from = fromEnd ? Math.max(start, end - size) : start;
            int to = fromEnd ? end : Math.min(end, start + size);
            String arguments = (fromEnd ? "last: " : "first: ") + size;
            Answered page = page(
                    moment,
                    order,
                    arguments,
                    cursor("after", after < 0 ? null : whole.cursors.get(after)),
                    cursor("before", before == 30 ? null : whole.cursors.get(before)));
            String where = "%s %s after %d before %d".formatted(order, arguments, after, before);
            assertThat(page.refs).as(where).isEqualTo(whole.refs.subList(from, to));
            if (from < to) {
                assertThat(page.hasPrevious).as(where).isEqualTo(from > 0);
                assertThat(page.hasNext).as(where).isEqualTo(to < 30);
            }
        }
    }

    @Test
    void previousPageIsToldByTheRecordsAndNotByTheCursor() {
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"a","at":"2026-01-01T00:00:00Z","name":"A"}
                {"type":"account","ref":"b","at":"2026-01-02T00:00:00Z","name":"B"}
                """);
        String order = "orderBy: [{field: REF}]";
        List<String> cursors = page(order).cursors;
        assertThat(page(order, "first: 1", cursor("after", cursors.getFirst())).hasPrevious)
                .isTrue();
        assertThat(page(order, "last: 1", cursor("before", cursors.getLast())).hasNext)
                .isTrue();
        assertThat(page(order, cursor("after", cursors.getLast())))
                .isEqualTo(new Answered(List.of(), List.of(), false, true));
        post("""
                {"type":"retracted","ref":"r","at":"2026-11-01T00:00:00Z","fact":"a","reason":"never was"}
                """);
        assertThat(page(order, "first: 1", cursor("after", cursors.getFirst())).hasPrevious)
                .isFalse();
    }

    @Test
    void listsBeneathAListHaveTheirOwnEnds() {
        JsonPath answer = query("""
                { accounts(first: 2, orderBy: [{field: REF}]) { nodes { ref
                    head: commitments(first: 5, orderBy: [{field: TITLE}]) { nodes { ref } pageInfo { hasNextPage hasPreviousPage endCursor } }
                    tail: commitments(last: 5, orderBy: [{field: TITLE}]) { nodes { ref } pageInfo { hasNextPage hasPreviousPage startCursor } }
                    whole: commitments(first: 20, orderBy: [{field: TITLE}]) { nodes { ref } } } } }
                """);
        answer.setRootPath("data.accounts.nodes[0]");
        List<String> whole = answer.getList("whole.nodes.ref");
        assertThat(whole).hasSize(12);
        assertThat(answer.getList("head.nodes.ref")).isEqualTo(whole.subList(0, 5));
        assertThat(answer.getList("tail.nodes.ref")).isEqualTo(whole.subList(7, 12));
        assertThat(answer.getBoolean("tail.pageInfo.hasPreviousPage")).isTrue();
        assertThat(answer.getBoolean("tail.pageInfo.hasNextPage")).isFalse();
        JsonPath middle = query(
                """
                query($after: String, $before: String) { accounts(first: 2, orderBy: [{field: REF}]) { nodes { ref
                    commitments(last: 3, after: $after, before: $before, orderBy: [{field: TITLE}])
                        { nodes { ref } pageInfo { hasNextPage hasPreviousPage } } } } }
                """,
                Map.of(
                        "after",
                        answer.getString("head.pageInfo.endCursor"),
                        "before",
                        answer.getString("tail.pageInfo.startCursor")));
        middle.setRootPath("data.accounts.nodes");
        assertThat(middle.getList("[0].commitments.nodes.ref")).isEqualTo(whole.subList(5, 7));
        assertThat(middle.getBoolean("[0].commitments.pageInfo.hasNextPage")).isTrue();
        assertThat(middle.getBoolean("[0].commitments.pageInfo.hasPreviousPage"))
                .isTrue();
        assertThat(middle.getBoolean("[1].commitments.pageInfo.hasNextPage")).isFalse();
        assertThat(middle.getBoolean("[1].commitments.pageInfo.hasPreviousPage"))
                .isFalse();
    }

    @Test
    void pageBackwardsCostsAsMuchAsForwards() {
        JsonPath answer = query("{ accounts { nodes { commitments(last: 3) { nodes { id } } } } }");
        assertThat(answer.getInt("extensions.cost.complexity")).isEqualTo(2 + 25 * (2 + 3));
    }

    /** Whether there is a page on the other side is one more statement, also for many lists, and only if it is asked. */
    @Test
    void otherSideIsOneStatementForAllLists() {
        String beneath =
                "{ accounts(first: %d) { nodes { commitments(first: 1, after: \"%s\") { nodes { ref } pageInfo { %s } } } } }";
        String cursor = query("{ account(ref: \"m00\") { commitments(first: 1) { pageInfo { endCursor } } } }")
                .getString("data.account.commitments.pageInfo.endCursor");
        int plain = roundTrips.of(() -> query(beneath.formatted(5, cursor, "hasNextPage")));
        int few = roundTrips.of(() -> query(beneath.formatted(5, cursor, "hasPreviousPage")));
        int many = roundTrips.of(() -> query(beneath.formatted(25, cursor, "hasPreviousPage")));
        assertThat(few).isEqualTo(plain + 1).isEqualTo(many);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ accounts(first: 2, last: 3) { nodes { id } } } | last | first is 2 and last is 3, but a page starts at one end of the list. Maybe leave one of them out?",
                "{ accounts(last: 0) { nodes { id } } } | last | last must be between 1 and 100, but is 0.",
                "{ accounts(last: -1) { nodes { id } } } | last | last must be between 1 and 100, but is -1.",
                "{ accounts(first: -1) { nodes { id } } } | first | first must be between 1 and 100, but is -1.",
                "{ accounts(last: 101) { nodes { id } } } | last | last must be between 1 and 100, but is 101.",
                "{ accounts(before: \"x\") { nodes { id } } } | before | \"x\" is not a valid cursor of this list. Maybe it belongs to another list or order?",
                "{ accounts { totalCount(atMost: 0) } } | atMost | atMost must be between 1 and 10000, but is 0.",
                "{ accounts { totalCount(atMost: 10001) } } | atMost | atMost must be between 1 and 10000, but is 10001."
            })
    void invalidArgumentIsNamed(String document, String argument, String message) {
        JsonPath answer = query(document);
        assertThat(answer.getString("errors[0].message")).isEqualTo(message);
        assertThat(answer.getString("errors[0].extensions.argument")).isEqualTo(argument);
    }

    @Test
    void cursorOfAnotherOrderIsRefusedInBothDirections() {
        String cursor = page("first: 1").cursors.getFirst();
        for (String argument : List.of("after", "before")) {
            JsonPath answer = query("{ accounts(last: 1, orderBy: [{field: NAME}], " + cursor(argument, cursor)
                    + ") { nodes { ref } } }");
            assertThat(answer.getString("errors[0].message")).contains("Maybe it belongs to another list or order?");
            assertThat(answer.getString("errors[0].extensions.argument")).isEqualTo(argument);
        }
    }

    /** Both lists are sorted by the same columns. */
    @Test
    void cursorOfAnotherListInTheSameOrderIsRefused() {
        String cursor = query("{ commitments(first: 1) { pageInfo { endCursor } } }")
                .getString("data.commitments.pageInfo.endCursor");
        for (String argument : List.of("after", "before")) {
            JsonPath answer = query("{ touchpoints(last: 1, " + cursor(argument, cursor) + ") { nodes { ref } } }");
            assertThat(answer.getString("errors[0].message"))
                    .isEqualTo("\"" + cursor
                            + "\" is not a valid cursor of this list. Maybe it belongs to another list or order?");
            assertThat(answer.getString("errors[0].extensions.argument")).isEqualTo(argument);
        }
    }

    @ParameterizedTest
    @CsvSource({"29, 29", "30, 30", "31, 30", "10000, 30"})
    void totalCountStopsAtItsMaximum(int atMost, int counted) {
        JsonPath answer = query("{ accounts(first: 1) { totalCount few: totalCount(atMost: " + atMost + ") } }");
        assertThat(answer.getInt("data.accounts.totalCount")).isEqualTo(30);
        assertThat(answer.getInt("data.accounts.few")).isEqualTo(counted);
    }

    @Test
    void totalCountOfAPastListAndOfListsBeneathAListStopsToo() {
        JsonPath answer = query("""
                { accounts(asOf: "2026-02-02T12:00:00Z", first: 2, orderBy: [{field: REF}]) { totalCount(atMost: 7)
                    nodes { ref commitments(first: 1) { all: totalCount totalCount(atMost: 4) } } } }
                """);
        assertThat(answer.getInt("data.accounts.totalCount")).isEqualTo(7);
        assertThat(answer.getList("data.accounts.nodes.commitments.all")).containsExactly(6, 0);
        assertThat(answer.getList("data.accounts.nodes.commitments.totalCount")).containsExactly(4, 0);
    }

    @Test
    void factsBehindADriverAreReadFromBothEnds() {
        String changes = """
                query($first: Int, $last: Int, $after: String, $before: String) { account(ref: "m02") {
                    scoreChanges(score: CREDIBILITY, from: "2026-02-01T00:00:00Z") {
                        facts(first: $first, last: $last, after: $after, before: $before) {
                            nodes { subject } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } } } }
                """;
        JsonPath whole = facts(changes, Map.of("first", 100));
        List<String> subjects = whole.getList("nodes.subject");
        int size = subjects.size();
        assertThat(size).isGreaterThan(5);
        JsonPath tail = facts(changes, Map.of("last", 2));
        assertThat(tail.getList("nodes.subject")).isEqualTo(subjects.subList(size - 2, size));
        assertThat(tail.getBoolean("pageInfo.hasPreviousPage")).isTrue();
        assertThat(tail.getBoolean("pageInfo.hasNextPage")).isFalse();
        JsonPath next = facts(changes, Map.of("last", 2, "before", tail.getString("pageInfo.startCursor")));
        assertThat(next.getList("nodes.subject")).isEqualTo(subjects.subList(size - 4, size - 2));
        assertThat(next.getBoolean("pageInfo.hasNextPage")).isTrue();
        JsonPath between = facts(
                changes,
                Map.of(
                        "first",
                        9,
                        "after",
                        next.getString("pageInfo.startCursor"),
                        "before",
                        tail.getString("pageInfo.endCursor")));
        assertThat(between.getList("nodes.subject")).isEqualTo(subjects.subList(size - 3, size - 1));
        JsonPath both = query(changes, Map.of("first", 1, "last", 1));
        assertThat(both.getString("errors[0].message")).startsWith("first is 1 and last is 1");
    }

    private static JsonPath facts(String query, Map<String, Object> variables) {
        JsonPath answer = query(query, variables);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        answer.setRootPath("data.account.scoreChanges.facts");
        return answer;
    }
}
