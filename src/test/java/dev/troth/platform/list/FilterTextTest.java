package dev.troth.platform.list;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of texts: spellings of a letter, accents, and null. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FilterTextTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void accounts() {
        workspace.fresh(database);
        open("composed", "Zürich Müller AG", "Müller");
        open("decomposed", Normalizer.normalize("Zürich Müller AG", Normalizer.Form.NFD), "Mu\u0308ller");
        open("plain", "Zurich Muller", "Muller");
        open("other", "Łódź Straße Øre", "Bank");
    }

    private static void open(String ref, String name, String industry) {
        JsonPath answer = Api.query(
                "mutation($i: OpenAccountInput!) { openAccount(input: $i) { userErrors { message } } }",
                Map.of(
                        "i",
                        Map.of("ref", ref, "name", name, "industry", industry, "domains", List.of(ref + ".example"))));
        assertThat(answer.getList("data.openAccount.userErrors")).isEmpty();
    }

    private static JsonPath asked(Map<String, Object> where) {
        return Api.query(
                "query($w: AccountFilter) { accounts(where: $w, orderBy: {field: REF}) { nodes { ref } } }",
                Map.of("w", where));
    }

    private static List<String> found(Map<String, Object> where) {
        JsonPath answer = asked(where);
        assertThat(answer.getList("errors")).as(answer.prettify()).isNull();
        return answer.getList("data.accounts.nodes.ref");
    }

    @ParameterizedTest
    @CsvSource({
        "muller, composed|decomposed|plain",
        "zurich, composed|decomposed|plain",
        "MÜLLER, composed|decomposed|plain",
        "ZURICH müller, composed|decomposed|plain",
        "lodz, other",
        "strasse, other",
        "STRASSE, other",
        "ore, other"
    })
    void searchIgnoresCaseAndAccents(String text, String refs) {
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            assertThat(found(Map.of("search", Normalizer.normalize(text, form))))
                    .containsExactly(refs.split("\\|"));
        }
    }

    @Test
    void equivalentSpellingsAreTheSameText() {
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            String name = Normalizer.normalize("Zürich Müller AG", form);
            List<String> both = List.of("composed", "decomposed");
            assertThat(found(Map.of(
                            "name", Map.of("contains", name.substring(0, 4).toUpperCase()))))
                    .isEqualTo(both);
            assertThat(found(Map.of("name", Map.of("startsWith", name.toLowerCase()))))
                    .isEqualTo(both);
            assertThat(found(Map.of("name", Map.of("eq", name)))).isEqualTo(both);
            assertThat(found(Map.of("name", Map.of("in", List.of(name, "x"))))).isEqualTo(both);
            assertThat(found(Map.of("name", Map.of("ne", name)))).containsExactly("other", "plain");
            assertThat(found(Map.of("name", Map.of("notIn", List.of(name))))).containsExactly("other", "plain");
        }
        assertThat(found(Map.of("domains", Map.of("hasAll", List.of("plain.example")))))
                .containsExactly("plain");
        assertThat(found(Map.of("domains", Map.of("hasAny", List.of("plain.example", "other.example")))))
                .containsExactly("other", "plain");
    }

    private static Map<String, Object> nothing(String key) {
        Map<String, Object> one = new HashMap<>();
        one.put(key, null);
        return one;
    }

    @ParameterizedTest
    @ValueSource(strings = {"eq", "ne", "in", "notIn", "contains", "startsWith", "isNull"})
    void nullIsRefusedByEveryOperatorOfTexts(String operator) {
        assertRefused(Map.of("owner", nothing(operator)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eq", "ne", "in", "notIn", "gt", "gte", "lt", "lte", "isNull"})
    void nullIsRefusedByEveryOperatorOfNumbers(String operator) {
        assertRefused(Map.of("trust", nothing(operator)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"has", "hasAny", "hasAll", "isEmpty"})
    void nullIsRefusedByEveryOperatorOfLists(String operator) {
        assertRefused(Map.of("domains", nothing(operator)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "and", "or", "not", "search", "segment", "commitments", "id", "openedAt", "kind"})
    void nullIsRefusedInPlaceOfACondition(String name) {
        assertRefused(nothing(name));
        assertRefused(Map.of("or", List.of(nothing(name))));
        assertRefused(Map.of("not", Map.of("and", List.of(nothing(name)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"some", "none", "every"})
    void nullIsRefusedInConditionsOnOtherRecords(String quantifier) {
        assertRefused(Map.of("commitments", nothing(quantifier)));
        assertRefused(Map.of("commitments", Map.of(quantifier, Map.of("title", nothing("eq")))));
    }

    private static void assertRefused(Map<String, Object> where) {
        JsonPath answer = asked(where);
        assertThat(answer.getString("errors[0].message"))
                .as(where + answer.prettify())
                .contains("null")
                .contains("isNull");
        assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        JsonPath segment = Api.query(
                "mutation($f: AccountFilter!) { createSegment(input: {name: \"s\", filter: $f})"
                        + " { segment { id } userErrors { message } } }",
                Map.of("f", where));
        assertThat(segment.getString("data.createSegment.segment")).isNull();
        assertThat(segment.getString("data.createSegment.userErrors[0].message"))
                .contains("isNull");
    }

    @Test
    void nullIsRefusedInExportsAndAggregates() {
        assertThat(given().queryParam("where", "{\"owner\":{\"eq\":null}}")
                        .get("/export/accounts")
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString())
                .contains("isNull");
        assertThat(given().queryParam("where", "{\"owner\":{\"in\":[null]}}")
                        .get("/export/accounts")
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString())
                .contains("null");
        JsonPath aggregate = Api.query("{ accounts(where: {owner: {eq: null}}) { totalCount } }");
        assertThat(aggregate.getString("errors[0].message")).contains("isNull");
    }

    @Test
    void absentConditionAndVariableMatchEverything() {
        assertThat(found(Map.of())).hasSize(4);
        assertThat(Api.query("query($o: String) { accounts(where: {owner: {eq: $o}}) { nodes { ref } } }")
                        .getList("data.accounts.nodes"))
                .hasSize(4);
        assertThat(found(Map.of("owner", Map.of("isNull", true)))).hasSize(4);
    }
}
