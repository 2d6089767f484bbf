package dev.troth.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Input coercion by section 3.5 of the specification, as variable, as literal, as default value, in lists and in nested
 * inputs.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class InputCoercionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A place that takes a value of a type: a field with %s, and the type of a variable there. */
    private record Place(String type, String field) {}

    private static final Map<String, List<Place>> PLACES = Map.of(
            "Int",
            List.of(
                    new Place("Int", "query(DECLARED) { accounts(first: %s) { nodes { ref } } }"),
                    new Place(
                            "Int!",
                            "query(DECLARED) { accounts { nodes { commitments(first: %s) { nodes { ref } } } } }"),
                    new Place(
                            "Int",
                            "mutation(DECLARED) { openAccount(input: {ref: \"b\", name: \"B\", expectedVersion: %s})"
                                    + " { userErrors { code } } }")),
            "Float",
            List.of(
                    new Place("Float", "query(DECLARED) { accounts(where: {trust: {gt: %s}}) { nodes { ref } } }"),
                    new Place(
                            "Float!",
                            "query(DECLARED) { accounts(where: {not: {or: [{trust: {in: [%s]}}]}}) { nodes { ref } } }"),
                    new Place("[Float!]", "query(DECLARED) { accounts(where: {trust: {in: %s}}) { nodes { ref } } }")),
            "Boolean",
            List.of(
                    new Place("Boolean!", "query(DECLARED) { __typename @include(if: %s) }"),
                    new Place(
                            "Boolean", "query(DECLARED) { accounts(where: {owner: {isNull: %s}}) { nodes { ref } } }"),
                    new Place(
                            "Boolean!",
                            "mutation(DECLARED) { recordExperience(input: {account: \"acme\", good: %s})"
                                    + " { userErrors { code } } }")),
            "String",
            List.of(
                    new Place("String", "query(DECLARED) { account(ref: %s) { ref } }"),
                    new Place(
                            "String!",
                            "query(DECLARED) { accounts(where: {domains: {hasAny: [%s]}}) { nodes { ref } } }"),
                    new Place("[String!]", "query(DECLARED) { accounts(where: {ref: {in: %s}}) { nodes { ref } } }"),
                    new Place(
                            "String",
                            "query(DECLARED) { accounts(where: {and: [{name: {eq: %s}}]}) { nodes { ref } } }")),
            "ID",
            List.of(
                    new Place("ID!", "query(DECLARED) { node(id: %s) { id } }"),
                    new Place("ID!", "query(DECLARED) { nodes(ids: [%s]) { id } }"),
                    new Place("[ID!]!", "query(DECLARED) { nodes(ids: %s) { id } }"),
                    new Place(
                            "ID!",
                            "mutation(DECLARED) { recordExperience(input: {account: %s, good: true})"
                                    + " { userErrors { code } } }")));

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void anAccount() {
        workspace.fresh(database);
        Api.query("mutation { openAccount(input: { ref: \"acme\", name: \"Acme\" }) { account { ref } } }");
    }

    /** The answers to a value in all places of a type and in all forms. */
    private static Map<String, JsonPath> answers(String type, String value, boolean isWord) throws IOException {
        Map<String, JsonPath> answers = new HashMap<>();
        for (Place place : PLACES.get(type)) {
            String literal = place.field.formatted(value).replace("(DECLARED)", "");
            answers.put(literal, Api.query(literal));
            if (!place.type.endsWith("!")) {
                String standard = place.field.formatted("$x").replace("DECLARED", "$x: " + place.type + " = " + value);
                answers.put(standard, Api.query(standard));
            }
            if (!isWord) {
                String variable = place.field.formatted("$x").replace("DECLARED", "$x: " + place.type);
                Map<String, Object> variables = new HashMap<>();
                variables.put("x", JSON.readValue(value, Object.class));
                answers.put(variable + " " + value, Api.query(variable, variables));
            }
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    Int,     '"3"',     false
                    Int,     '""',      false
                    Int,     true,      false
                    Int,     3.5,       false
                    Int,     2147483648, false
                    Int,     -1e99,     false
                    Int,     THREE,     true
                    Int,     '"NaN"',   false
                    Float,   '"1.5"',   false
                    Float,   '"NaN"',   false
                    Float,   true,      false
                    Float,   1e999,     false
                    Float,   1e999999999, false
                    Int,     1e999999999, false
                    Float,   HALF,      true
                    Boolean, '"true"',  false
                    Boolean, 1,         false
                    Boolean, 0.0,       false
                    Boolean, YES,       true
                    String,  5,         false
                    String,  5.5,       false
                    String,  true,      false
                    String,  acme,      true
                    ID,      4.0,       false
                    ID,      1e-999999999, false
                    ID,      4.5,       false
                    ID,      false,     false
                    ID,      acme,      true
                    """)
    void valueOfAnotherTypeIsARequestError(String type, String value, boolean isWord) throws IOException {
        Map<String, JsonPath> answers = answers(type, value, isWord);
        assertThat(answers).hasSizeGreaterThan(1);
        answers.forEach((request, answer) -> {
            assertThat(answer.getMap("$")).as(request).doesNotContainKey("data");
            assertThat(answer.getString("errors[0].extensions.code"))
                    .as(request + answer.prettify())
                    .isEqualTo("BAD_USER_INPUT");
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    Int,     3
                    Float,   3
                    Float,   0.5
                    Float,   1e3
                    Boolean, true
                    String,  '"5"'
                    ID,      4
                    ID,      '"acme"'
                    """)
    void valueOfTheTypeIsTaken(String type, String value) throws IOException {
        answers(type, value, false)
                .forEach((request, answer) -> assertThat(answer.getMap("$"))
                        .as(request + answer.prettify())
                        .containsKey("data"));
    }

    /** JSON has one kind of number; a document has two. */
    @Test
    void wholeNumberWithAFractionIsAnIntInJsonOnly() {
        String query = "query($n: Int) { accounts(first: $n) { nodes { ref } } }";
        List<Object> whole = new ArrayList<>(List.of(5.0, 1e1));
        whole.forEach(number -> assertThat(Api.query(query, Map.of("n", number)).getList("data.accounts.nodes"))
                .hasSize(1));
        JsonPath literal = Api.query("{ accounts(first: 5.0) { nodes { ref } } }");
        assertThat(literal.getMap("$")).doesNotContainKey("data");
        assertThat(Api.query("{ accounts(first: 1e1) { nodes { ref } } }").getMap("$"))
                .doesNotContainKey("data");
    }

    @Test
    void messageNamesThePlaceAndTheValue() {
        assertThat(Api.query(
                                "query($w: AccountFilter) { accounts(where: $w) { nodes { ref } } }",
                                Map.of("w", Map.of("trust", Map.of("in", List.of(1, "2")))))
                        .getString("errors[0].message"))
                .isEqualTo("$w.trust.in[1] is \"2\", but must be a number.");
        assertThat(Api.query("query($n: Int = \"3\") { accounts(first: $n) { nodes { ref } } }")
                        .getString("errors[0].message"))
                .contains("\"3\"");
    }

    @Test
    void idThatIsNotValidLeavesTheOtherNodes() {
        String good = Api.query("{ account(ref: \"acme\") { id } }").getString("data.account.id");
        for (String more : List.of("", " __schema { queryType { name } }")) {
            JsonPath answer = Api.query(
                    "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Account { owner { name } } }" + more + " }",
                    Map.of("ids", List.of("nope", good, "acc_zzz", good, "dlv_00000000000000000000000000")));
            List<Map<String, Object>> nodes = answer.getList("data.nodes");
            assertThat(nodes.stream().map(node -> node == null ? null : node.get("id")))
                    .as(answer.prettify())
                    .containsExactly(null, good, null, good, null);
            assertThat(answer.getList("errors.path")).containsExactly(List.of("nodes", 0), List.of("nodes", 2));
            assertThat(answer.getString("errors[0].message")).contains("\"nope\" is not a valid id");
            assertThat(answer.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        }
    }
}
