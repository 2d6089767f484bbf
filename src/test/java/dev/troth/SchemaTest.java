package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The schema, from the view of a frontend developer. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SchemaTest {
    private static final String INTROSPECTION = """
            { __schema { types { name kind description
                fields { name description args { name description type { kind } } type { kind name ofType { kind name } } }
                inputFields { name description }
                enumValues { name description } } } }
            """;

    private static List<Map<String, Object>> types() {
        JsonPath answer = Api.query(INTROSPECTION);
        return answer.getList("data.__schema.types.findAll{!it.name.startsWith('__')}");
    }

    @Test
    void everySchemaElementHasADescription() {
        List<String> silent = new ArrayList<>();
        for (Map<String, Object> type : types()) {
            if (type.get("kind").equals("SCALAR")) {
                continue;
            }
            if (!List.of("Query", "Mutation", "Subscription").contains(type.get("name"))) {
                collect(silent, "", type);
            }
            for (String members : List.of("fields", "inputFields", "enumValues")) {
                for (Map<String, Object> member : list(type, members)) {
                    collect(silent, type.get("name") + ".", member);
                    for (Map<String, Object> argument : list(member, "args")) {
                        // The one argument of a mutation is described by its own type.
                        if (!argument.get("name").equals("input")) {
                            collect(silent, type.get("name") + "." + member.get("name") + "(", argument);
                        }
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    private static void collect(List<String> silent, String where, Map<String, Object> thing) {
        Object description = thing.get("description");
        if (description == null || description.toString().isBlank()) {
            silent.add(where + thing.get("name"));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> thing, String name) {
        Object value = thing.get(name);
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @Test
    void schemaShowsNoInternalTypes() {
        assertThat(types().stream().map(type -> type.get("name").toString()))
                .noneMatch(name -> name.endsWith("Row") || name.endsWith("View") || name.contains("_"))
                .doesNotContain("AsOf", "BatchContext", "Page", "FactDraft");
    }

    @Test
    void centralTypesHaveTheExpectedFields() {
        assertThat(fields("Fact"))
                .containsExactlyInAnyOrder(
                        "account",
                        "id",
                        "json",
                        "occurredAt",
                        "planned",
                        "recordedAt",
                        "recordedBy",
                        "ref",
                        "reportedBy",
                        "source",
                        "subject",
                        "type");
        assertThat(fields("Trust"))
                .contains("score", "credibility", "connection", "theirCredibility", "standing", "partnership");
        assertThat(fields("Score"))
                .contains("value", "unrated", "interval", "confidence", "asOf", "model", "factors", "drivers");
        assertThat(fields("CredibleInterval")).containsExactlyInAnyOrder("low", "high", "level");
        assertThat(fields("Factor")).contains("code", "value", "parts");
        assertThat(fields("ChurnRisk")).contains("horizons", "drivers");
        assertThat(fields("ChurnHorizon")).contains("days", "probability", "interval");
        assertThat(fields("Query")).contains("account", "accounts", "stakeholder", "commitment");
        assertThat(fields("Account"))
                .contains(
                        "id",
                        "ref",
                        "name",
                        "kind",
                        "trust",
                        "churnRisk",
                        "stakeholders",
                        "commitments",
                        "touchpoints");
    }

    private static List<String> fields(String type) {
        return Api.query("{ __type(name: \"" + type + "\") { fields { name } } }")
                .getList("data.__type.fields.name");
    }

    @Test
    void mutationsTakeOneInputAndReturnUserErrors() {
        for (Map<String, Object> type : types()) {
            if (type.get("name").equals("Mutation")) {
                for (Map<String, Object> mutation : list(type, "fields")) {
                    assertThat(list(mutation, "args"))
                            .as(mutation.get("name").toString())
                            .hasSize(1);
                    assertThat(list(mutation, "args").getFirst()).containsEntry("name", "input");
                    String payload = payloadOf(mutation);
                    assertThat(payload).endsWith("Payload");
                    assertThat(fields(payload)).contains("userErrors", "replayed", "trustImpact");
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static String payloadOf(Map<String, Object> mutation) {
        Map<String, Object> type = (Map<String, Object>) mutation.get("type");
        return ((Map<String, Object>) type.get("ofType")).get("name").toString();
    }

    /** Lists that are computed for one answer have their own order, and nothing to filter by. */
    private static boolean isComputed(String type) {
        return Set.of("AccountChildConnection", "FactEffectConnection", "TimelineConnection")
                .contains(type);
    }

    @Test
    void everyListIsARelayConnectionThatCanBeFilteredAndSorted() {
        for (Map<String, Object> type : types()) {
            String name = type.get("name").toString();
            if (name.endsWith("Connection")) {
                assertThat(fields(name)).as(name).contains("nodes", "edges", "pageInfo", "totalCount");
                assertThat(fields(name).contains("aggregates")).as(name).isNotEqualTo(isComputed(name));
                assertThat(fields(name.replace("Connection", "Edge"))).as(name).contains("node", "cursor");
            }
            for (Map<String, Object> field : list(type, "fields")) {
                Map<String, Object> of = typeOf(field);
                if (of != null && String.valueOf(of.get("name")).endsWith("Connection")) {
                    List<String> arguments = isComputed(of.get("name").toString())
                            ? List.of("first", "last", "after", "before")
                            : List.of("first", "last", "after", "before", "where", "orderBy");
                    assertThat(list(field, "args"))
                            .as(name + "." + field.get("name"))
                            .extracting(argument -> argument.get("name"))
                            .containsAll(arguments);
                }
            }
        }
    }

    @Test
    void typesWithAnIdAreNodes() {
        List<String> nodes = Api.query("{ __type(name: \"Node\") { possibleTypes { name } } }")
                .getList("data.__type.possibleTypes.name");
        List<String> withId = types().stream()
                .filter(type -> type.get("kind").equals("OBJECT"))
                .filter(type -> list(type, "fields").stream()
                        .anyMatch(field -> field.get("name").equals("id")))
                .map(type -> type.get("name").toString())
                .toList();
        assertThat(nodes).containsExactlyInAnyOrderElementsOf(withId);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> typeOf(Map<String, Object> field) {
        Map<String, Object> type = (Map<String, Object>) field.get("type");
        return type.get("ofType") == null ? type : (Map<String, Object>) type.get("ofType");
    }
}
