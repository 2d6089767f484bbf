package dev.troth.platform.list;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.platform.node.NodeSource;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists as a frontend asks for them, over real HTTP and the real PostgreSQL. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ListLoaderTest {
    /** Small enough to be seen at a glance: who has what is what the tests below ask for. */
    private static final String PORTFOLIO = """
            {"type":"account","ref":"acme","at":"2026-01-01T00:00:00Z","name":"Acme Tools","tier":"A","industry":"Steel","owner":"kim","customerSince":"2024-05-01","domains":["acme.example"]}
            {"type":"account","ref":"bolt","at":"2026-01-02T00:00:00Z","name":"Bolt & Sons","tier":"B","owner":"kim"}
            {"type":"account","ref":"cone","at":"2026-01-03T00:00:00Z","name":"Cone Bakery","tier":"A","kind":"VENDOR"}
            {"type":"stakeholder","ref":"acme/ann","account":"acme","at":"2026-01-05T00:00:00Z","person":{"ref":"ann","name":"Ann Müller"},"department":"IT","stance":"SUPPORTER"}
            {"type":"stakeholder","ref":"bolt/bob","account":"bolt","at":"2026-01-06T00:00:00Z","person":{"ref":"bob","name":"Bob Stone"},"department":"FINANCE"}
            {"type":"commitmentMade","ref":"p1","account":"acme","at":"2026-02-01T00:00:00Z","title":"Repair the crane","dueAt":"2026-02-10T00:00:00Z","importance":0.9,"madeTo":["acme/ann"]}
            {"type":"commitmentKept","ref":"k1","account":"acme","at":"2026-02-12T00:00:00Z","commitment":"p1"}
            {"type":"commitmentMade","ref":"p2","account":"acme","at":"2026-11-01T00:00:00Z","title":"Send the price list","dueAt":"2026-11-20T00:00:00Z","importance":0.2}
            {"type":"commitmentMade","ref":"p3","account":"bolt","at":"2026-11-02T00:00:00Z","title":"Train the drivers","dueAt":"2026-12-01T00:00:00Z"}
            {"type":"commitmentMade","ref":"p4","account":"bolt","at":"2026-03-02T00:00:00Z","title":"Paint the gate","dueAt":"2026-03-10T00:00:00Z"}
            {"type":"commitmentBroken","ref":"b4","account":"bolt","at":"2026-03-11T00:00:00Z","commitment":"p4"}
            {"type":"touchpoint","ref":"t1","account":"acme","at":"2026-11-10T00:00:00Z","channel":"CALL","direction":"OUT","participants":["acme/ann"],"topics":["PRICE","CRANE"],"summary":"About the crane"}
            {"type":"touchpoint","ref":"t2","account":"bolt","at":"2026-05-10T00:00:00Z","channel":"EMAIL","direction":"IN","topics":["GATE"]}
            """;

    @Inject
    ListRegistry registry;

    @Inject
    @Any
    Instance<NodeSource> nodes;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void aSmallPortfolio() {
        workspace.fresh(database);
        JsonPath report = post(PORTFOLIO);
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(13);
    }

    private static List<String> refs(String list, String arguments) {
        JsonPath answer = query("{ " + list + "(" + arguments + ") { nodes { ref } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.getList("data." + list + ".nodes.ref");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{tier: {eq: \"A\"}} | acme cone",
                "{tier: {ne: \"A\"}} | bolt",
                "{name: {contains: \"BOLT\"}} | bolt",
                "{name: {startsWith: \"co\"}} | cone",
                "{industry: {isNull: true}} | bolt cone",
                "{ref: {in: [\"acme\", \"nobody\"]}} | acme",
                "{ref: {notIn: [\"acme\"]}} | bolt cone",
                "{kind: {in: [VENDOR, BOTH]}} | cone",
                "{domains: {has: \"acme.example\"}} | acme",
                "{domains: {isEmpty: true}} | bolt cone",
                "{customerSince: {lt: \"2025-01-01\"}} | acme",
                "{openedAt: {gt: \"2026-01-01\"}} | bolt cone",
                "{openedAt: {gt: \"-P1M\"}} | ",
                "{not: {owner: {eq: \"kim\"}}} | cone",
                "{or: [{tier: {eq: \"B\"}}, {kind: {in: [VENDOR]}}]} | bolt cone",
                "{and: [{tier: {eq: \"A\"}}, {not: {kind: {in: [VENDOR]}}}]} | acme",
                "{commitments: {some: {status: {in: [OPEN]}, dueAt: {lt: \"P0D\"}}}} | acme",
                "{commitments: {none: {}}} | cone",
                "{commitments: {every: {status: {in: [OPEN, KEPT]}}}} | acme cone",
                "{touchpoints: {some: {occurredAt: {gt: \"-P1M\"}}}} | acme",
                "{touchpoints: {none: {occurredAt: {gt: \"-P1M\"}}}} | bolt cone",
                "{stakeholders: {some: {name: {contains: \"müller\"}}}} | acme",
                "{search: \"bakery\"} | cone",
                "{search: \"bakry\"} | cone",
                "{search: \"Acm\"} | acme",
                "{search: \"tools acme\"} | acme",
                "{search: \"acme bakery\"} | ",
                "{search: \"bolt 7\"} | ",
                "{search: \"100%\"} | ",
                "{search: \"  \"} | acme bolt cone",
                "{credibility: {isNull: false}} | acme bolt",
                "{trust: {isNull: true}} | cone",
                "{standing: {in: [PROSPECT]}} | cone",
                "{kind: {eq: VENDOR}} | cone",
                "{kind: {ne: VENDOR}} | acme bolt",
                "{targetStanding: {isNull: false}} | ",
                "{customerSince: {eq: \"2024-05-01\"}} | acme",
            })
    void accountsAreFilteredByOwnAndRelatedProperties(String filter, @Nullable String expected) {
        assertThat(String.join(" ", refs("accounts", "where: " + filter))).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{status: {in: [BROKEN]}} | p4",
                "{importance: {gte: 0.5}} | p3 p4 p1",
                "{importance: {lt: 0.5}} | p2",
                "{account: {tier: {eq: \"A\"}}} | p2 p1",
                "{account: {touchpoints: {some: {channel: {in: [EMAIL]}}}}} | p3 p4",
                "{madeTo: {has: \"acme/ann\"}} | p1",
                "{madeTo: {isEmpty: true}} | p3 p2 p4",
                "{lateSeconds: {gt: 0}} | p4 p1",
                "{search: \"crane\"} | p1",
                "{dueAt: {gte: \"P0D\", lte: \"P14D\"}} | p3",
                "{settledAt: {isNull: true}} | p3 p2",
                "{status: {eq: OPEN}} | p3 p2",
                "{status: {notIn: [OPEN, KEPT]}} | p4",
                "{attribution: {ne: CUSTOMER, isNull: true}} | p3 p2 p4 p1",
                "{importance: {eq: 0.9}} | p1",
                "{importance: {in: [0.9, 0.2]}} | p2 p1",
                "{importance: {notIn: [0.5]}} | p2 p1",
                "{dueAt: {eq: \"2026-02-10\"}} | p1",
                "{shared: {eq: false}} | p3 p2 p4 p1"
            })
    void rootListHoldsCommitmentsOfAllAccounts(String filter, String expected) {
        assertThat(String.join(" ", refs("commitments", "where: " + filter))).isEqualTo(expected);
    }

    @Test
    void recordsAreFilteredByTheirIds() {
        String id = query("{ account(ref: \"bolt\") { id } }").getString("data.account.id");
        assertThat(refs("accounts", "where: {id: {eq: \"" + id + "\"}}")).containsExactly("bolt");
        assertThat(refs("accounts", "where: {not: {id: {in: [\"" + id + "\"]}}}"))
                .containsExactly("acme", "cone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{field: TIER, direction: DESC}, {field: NAME, direction: DESC} | bolt cone acme",
                "{field: INDUSTRY} | acme bolt cone",
                "{field: INDUSTRY, nulls: FIRST} | bolt cone acme",
                "{field: INDUSTRY, direction: DESC, nulls: LAST}, {field: REF, direction: DESC} | acme cone bolt",
                "{field: CUSTOMER_SINCE, nulls: FIRST}, {field: REF, direction: DESC} | cone bolt acme",
                "{field: CREDIBILITY, direction: DESC} | acme bolt cone"
            })
    void severalSortKeysPlaceNullsAsRequested(String order, String expected) {
        assertThat(String.join(" ", refs("accounts", "orderBy: [" + order + "]")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5"})
    void pagesTogetherEqualTheListInEveryOrder(int size) {
        post(many(40));
        for (String order : List.of(
                "",
                "orderBy: [{field: TIER, nulls: FIRST}],",
                "orderBy: [{field: TIER, direction: DESC}, {field: INDUSTRY, direction: DESC, nulls: FIRST}],",
                "orderBy: [{field: CUSTOMER_SINCE, direction: DESC}, {field: NAME}],")) {
            List<String> whole = refs("accounts", order + "first: 100");
            assertThat(paged(order, size)).as(order).isEqualTo(whole).doesNotHaveDuplicates();
        }
    }

    private static List<String> paged(String order, int size) {
        List<String> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            JsonPath page = query("{ accounts(" + order + " first: " + size
                    + (after == null ? "" : ", after: \"" + after + "\"")
                    + ") { nodes { ref } pageInfo { hasNextPage endCursor } } }");
            all.addAll(page.getList("data.accounts.nodes.ref"));
            after = page.getBoolean("data.accounts.pageInfo.hasNextPage")
                    ? page.getString("data.accounts.pageInfo.endCursor")
                    : null;
        } while (after != null);
        return all;
    }

    private static String many(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("{\"type\":\"account\",\"ref\":\"m%02d\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"Many %d\""
                    .formatted(i, i % 7));
            lines.append(i % 3 == 0 ? "" : ",\"tier\":\"" + "ABC".charAt(i % 3) + "\"");
            lines.append(i % 4 == 0 ? "" : ",\"industry\":\"I" + i % 5 + "\"");
            lines.append(i % 5 == 0 ? "" : ",\"customerSince\":\"202%d-01-01\"".formatted(i % 4))
                    .append("}\n");
        }
        return lines.toString();
    }

    @Test
    void cursorIsStableWhenRowsAreAddedAndRemoved() {
        post(many(10));
        JsonPath first =
                query("{ accounts(orderBy: [{field: REF}], first: 5) { nodes { ref } pageInfo { endCursor } } }");
        assertThat(first.getList("data.accounts.nodes.ref")).last().isEqualTo("m01");
        post("""
                {"type":"account","ref":"aaa","at":"2026-01-01T00:00:00Z","name":"Before"}
                {"type":"account","ref":"m01b","at":"2026-01-01T00:00:00Z","name":"After"}
                {"type":"retracted","ref":"r","at":"2026-11-01T00:00:00Z","fact":"m01","reason":"never was"}
                """);
        JsonPath second = query("{ accounts(orderBy: [{field: REF}], first: 2, after: \""
                + first.getString("data.accounts.pageInfo.endCursor") + "\") { nodes { ref } } }");
        assertThat(second.getList("data.accounts.nodes.ref")).containsExactly("m01b", "m02");
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        String cursor = query("{ accounts(first: 1) { pageInfo { endCursor } } }")
                .getString("data.accounts.pageInfo.endCursor");
        JsonPath answer = query("{ accounts(orderBy: [{field: NAME}], after: \"" + cursor + "\") { nodes { ref } } }");
        assertThat(answer.getString("errors[0].message")).contains("Maybe it belongs to another list or order?");
        assertThat(answer.getString("errors[0].extensions.argument")).isEqualTo("after");
    }

    @Test
    void listsOfAnAccountTakeFiltersPerAlias() {
        JsonPath answer = query("""
                { accounts(orderBy: [{field: REF}]) { nodes { ref
                    open: commitments(where: {status: {in: [OPEN]}}) { totalCount nodes { ref } }
                    done: commitments(where: {not: {status: {in: [OPEN]}}}, first: 1) { totalCount nodes { ref } } } } }
                """);
        List<Map<String, Object>> accounts = answer.getList("data.accounts.nodes");
        assertThat(accounts.get(0))
                .extracting("open.totalCount", "done.totalCount")
                .containsExactly(1, 1);
        assertThat(answer.getList("data.accounts.nodes[0].open.nodes.ref")).containsExactly("p2");
        assertThat(answer.getList("data.accounts.nodes[1].open.nodes.ref")).containsExactly("p3");
        assertThat(answer.getList("data.accounts.nodes[1].done.nodes.ref")).containsExactly("p4");
        assertThat(answer.getList("data.accounts.nodes[2].open.nodes.ref")).isEmpty();
    }

    @Test
    void aggregatesCoverTheWholeList() {
        JsonPath answer = query("""
                { commitments(first: 1) { aggregates(groupBy: STATUS) { count
                    numbers { property count minimum maximum mean sum }
                    groups { value count numbers { property mean } } } } }
                """);
        answer.setRootPath("data.commitments.aggregates");
        assertThat(answer.getInt("count")).isEqualTo(4);
        Map<String, Object> importance = answer.getMap("numbers.find { it.property == 'importance' }");
        assertThat(importance)
                .containsEntry("count", 4)
                .containsEntry("minimum", 0.2)
                .containsEntry("maximum", 0.9);
        assertThat((Double) importance.get("sum")).isCloseTo(2.1, within(1e-12));
        Map<Object, Object> groups = answer.<Map<String, Object>>getList("groups").stream()
                .collect(Collectors.toMap(group -> group.get("value"), group -> group.get("count")));
        assertThat(groups).isEqualTo(Map.of("OPEN", 2, "KEPT", 1, "BROKEN", 1));
    }

    @Test
    void asOfFiltersAndSortsTheFormerState() {
        String then = "asOf: \"2026-02-11T00:00:00Z\", ";
        assertThat(refs("commitments", then + "where: {status: {in: [OPEN]}}")).containsExactly("p1");
        assertThat(refs("commitments", then + "where: {status: {in: [KEPT]}}")).isEmpty();
        assertThat(refs("accounts", then + "where: {commitments: {some: {dueAt: {lt: \"P0D\"}}}}"))
                .containsExactly("acme");
        assertThat(refs("accounts", "asOf: \"2026-01-02T12:00:00Z\"")).containsExactly("acme", "bolt");
        post("""
                {"type":"amended","ref":"a1","at":"2026-06-01T00:00:00Z","fact":"bolt","fields":{"name":"Zinc","tier":"A"}}
                """);
        assertThat(refs("accounts", "where: {tier: {eq: \"B\"}}")).isEmpty();
        assertThat(refs("accounts", "where: {tier: {eq: \"B\"}}, asOf: \"2026-05-01T00:00:00Z\""))
                .containsExactly("bolt");
        assertThat(refs("accounts", "where: {search: \"bolt\"}, asOf: \"2026-05-01T00:00:00Z\""))
                .containsExactly("bolt");
        assertThat(
                        refs(
                                "accounts",
                                "orderBy: [{field: CREDIBILITY}], asOf: \"2026-02-11T00:00:00Z\", where: {credibility: {isNull: true}}"))
                .containsExactlyInAnyOrder("bolt", "cone");
    }

    @Test
    void historicalRowsHaveAllColumns() {
        post("""
                {"type":"consent","ref":"y1","account":"acme","at":"2026-02-05T00:00:00Z","stakeholder":"acme/ann","purpose":"SURVEY","given":true}
                """);
        JsonPath then = query("""
                { stakeholders(asOf: "2026-02-11T00:00:00Z", where: {ref: {eq: "acme/ann"}}) { nodes { consents { purpose granted } } } }""");
        assertThat((Object) then.get("errors")).as(then.prettify()).isNull();
        assertThat(then.getList("data.stakeholders.nodes[0].consents"))
                .isEqualTo(List.of(Map.of("purpose", "SURVEY", "granted", true)));
    }

    @Test
    void recordsAreFoundByTheirIds() {
        String prefixes =
                nodes.stream().map(source -> source.prefix() + "_").sorted().collect(Collectors.joining(", "));
        JsonPath lists = query("{ accounts(first: 1) { nodes { id } } commitments(first: 2) { nodes { id ref } } }");
        String account = lists.getString("data.accounts.nodes[0].id");
        String commitment = lists.getString("data.commitments.nodes[1].id");
        JsonPath found = query(
                "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Account { name } ... on Commitment { title account { name } } } }",
                Map.of("ids", List.of(commitment, account, "acc_00000000000000000000000000")));
        assertThat(found.getList("data.nodes")).hasSize(3);
        assertThat(found.getString("data.nodes[0].__typename")).isEqualTo("Commitment");
        assertThat(found.getString("data.nodes[1].__typename")).isEqualTo("Account");
        assertThat((Object) found.get("data.nodes[2]")).isNull();
        assertThat(found.getString("data.nodes[0].account.name")).isNotBlank();
        JsonPath alien = query("{ node(id: \"xyz_1\") { id } }");
        assertThat(alien.getString("errors[0].message"))
                .contains("is not a valid id. Ids begin with one of " + prefixes);
    }

    @Test
    void segmentsAreNamedFilters() {
        JsonPath made = query("""
                mutation { createSegment(input: {name: "Important", filter: {tier: {eq: "A"}, kind: {in: [CUSTOMER]}}})
                  { segment { id name version filter } userErrors { code message } } }
                """);
        String id = made.getString("data.createSegment.segment.id");
        assertThat(id).startsWith("seg_");
        assertThat(refs("accounts", "where: {segment: \"" + id + "\"}")).containsExactly("acme");
        assertThat(refs("commitments", "where: {account: {segment: \"" + id + "\"}}"))
                .containsExactly("p2", "p1");
        JsonPath changed = query(
                "mutation($id: ID!) { updateSegment(input: {id: $id, expectedVersion: 1, filter: {kind: {in: [VENDOR]}}})"
                        + " { segment { name version } userErrors { code } } }",
                Map.of("id", id));
        assertThat(changed.getString("data.updateSegment.segment.name")).isEqualTo("Important");
        assertThat(refs("accounts", "where: {segment: \"" + id + "\"}")).containsExactly("cone");
        JsonPath stale = query(
                "mutation($id: ID!) { updateSegment(input: {id: $id, expectedVersion: 1, name: \"X\"})"
                        + " { segment { name } userErrors { code } } }",
                Map.of("id", id));
        assertThat(stale.getString("data.updateSegment.userErrors[0].code")).isEqualTo("CONFLICT");
        JsonPath twice = query(
                "mutation { createSegment(input: {name: \"Important\", filter: {}}) { userErrors { code path } } }");
        assertThat(twice.getString("data.createSegment.userErrors[0].code")).isEqualTo("DUPLICATE_REF");
        JsonPath circle = query(
                "mutation($id: ID!) { updateSegment(input: {id: $id, filter: {segment: $id}})"
                        + " { userErrors { code message } } }",
                Map.of("id", id));
        assertThat((Object) circle.get("data.updateSegment.userErrors[0]")).isNull();
        JsonPath endless = query("{ accounts(where: {segment: \"" + id + "\"}) { nodes { ref } } }");
        assertThat(endless.getString("errors[0].message")).contains("maximum depth of 12 levels");
        query("mutation($id: ID!) { deleteSegment(input: {id: $id}) { segment { id } } }", Map.of("id", id));
        JsonPath gone = query("{ accounts(where: {segment: \"" + id + "\"}) { nodes { ref } } }");
        assertThat(gone.getString("errors[0].extensions.code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void invalidInputIsRefusedWithASuggestion() {
        JsonPath time = query("{ accounts(where: {openedAt: {gt: \"yesterday\"}}) { nodes { ref } } }");
        assertThat(time.getString("errors[0].message"))
                .contains("\"yesterday\" is not a valid time")
                .contains("-P1M");
        JsonPath word = query("{ accounts(where: {kind: {in: [FRIEND]}}) { nodes { ref } } }");
        assertThat(word.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        JsonPath injected = query(
                "query($s: String) { accounts(where: {search: $s, name: {contains: $s}}) { totalCount } }",
                Map.of("s", "'; drop table fact; --"));
        assertThat(injected.getInt("data.accounts.totalCount")).isZero();
    }

    @Test
    void everyListedTypeHasFilterOrderAndGroupTypes() {
        JsonPath types = query("{ __schema { types { name } } }");
        List<String> names = types.getList("data.__schema.types.name");
        for (ListDefinition definition : registry.all()) {
            String word = definition.type();
            assertThat(names)
                    .contains(word + "Filter", word + "Order", word + "OrderField", word + "GroupField")
                    .contains(word + "Connection", word + "Edge");
        }
    }
}
