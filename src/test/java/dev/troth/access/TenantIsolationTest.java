package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.FactTypeRoundTripTest;
import dev.troth.platform.database.Database;
import dev.troth.platform.list.ListDefinition;
import dev.troth.platform.list.ListRegistry;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.TestDatabase;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Calls every operation of the schema, new ones included, as a user of workspace B with the ids and refs of workspace A. All
 * text in A contains a mark; B must never see the mark, and A must be unchanged afterwards.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ApiKeyTest.ByKeys.class)
class TenantIsolationTest {
    private static final String MARK = "Zzmark";
    private static final int DEEP = 3;

    @Inject
    ApiKeyStore keys;

    @Inject
    ListRegistry registry;

    @Inject
    Database database;

    private TypeDefinitionRegistry schema;
    private UUID a;
    private String ofA;
    private String ofB;
    private Map<String, String> names;

    @BeforeEach
    void theDemoStoryBelongsToA() throws IOException {
        schema = new SchemaParser().parse(Files.readString(Path.of("src/main/resources/schema.graphql")));
        a = workspace();
        UUID b = workspace();
        ofA = WorkspaceScope.within(a, () -> keys.create(MARK, EnumSet.allOf(AccessScope.class), null))
                .secret();
        ofB = WorkspaceScope.within(b, () -> keys.create("b", EnumSet.allOf(AccessScope.class), null))
                .secret();
        try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
            String lines = new String(story.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\"summit") || line.contains("\"type\":\"playbook"))
                    .map(line -> line.replaceAll(
                                    "\"(name|title|summary|text|note|mainIssue|reason)\":\"", "\"$1\":\"" + MARK + " ")
                            .replace("\"email\":\"", "\"email\":\"" + MARK + "-"))
                    .collect(Collectors.joining("\n"));
            assertThat(as(ofA).contentType("application/x-ndjson")
                            .body(lines.getBytes(StandardCharsets.UTF_8))
                            .post("/facts")
                            .jsonPath()
                            .getInt("accepted"))
                    .isGreaterThan(100);
        }
        recordExamplesOfOtherKinds();
        assertThat(as(ofB).contentType("application/x-ndjson")
                        .body("{\"type\":\"account\",\"ref\":\"b\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"B\"}"
                                .getBytes(StandardCharsets.UTF_8))
                        .post("/facts")
                        .statusCode())
                .isEqualTo(200);
        names = namesOfA();
    }

    /** Records one fact of each kind that the demo does not contain. */
    private void recordExamplesOfOtherKinds() {
        for (ListDefinition definition : registry.all()) {
            String list = definition.plural();
            if (ask(ofA, "{ " + list + " { totalCount } }").jsonPath().getInt("data." + list + ".totalCount") == 0) {
                String line = FactTypeRoundTripTest.example(definition.table(), "summit");
                assertThat(as(ofA).contentType("application/x-ndjson")
                                .body(line.getBytes(StandardCharsets.UTF_8))
                                .post("/facts")
                                .jsonPath()
                                .getInt("accepted"))
                        .as(line)
                        .isEqualTo(1);
            }
        }
    }

    /** Names of the lists of all kinds of records. */
    private List<String> plurals() {
        return registry.all().stream().map(ListDefinition::plural).toList();
    }

    UUID a() {
        return a;
    }

    private UUID workspace() {
        UUID id = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", id);
        return id;
    }

    private static io.restassured.specification.RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private static Response ask(String key, String query) {
        return as(key).contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql");
    }

    /** An id and a ref of one thing of each kind in A, by the kind. */
    private Map<String, String> namesOfA() {
        Map<String, String> found = new TreeMap<>();
        for (String plural : plurals()) {
            var page = ask(ofA, "{ " + plural + "(first: 1) { nodes { id ref } } }")
                    .jsonPath();
            assertThat(page.getList("data." + plural + ".nodes"))
                    .as(plural + page.prettify())
                    .hasSize(1);
            found.put(plural + ".id", page.getString("data." + plural + ".nodes[0].id"));
            found.put(plural + ".ref", page.getString("data." + plural + ".nodes[0].ref"));
        }
        found.put(
                "segment.id",
                ask(ofA, "mutation { createSegment(input: { name: \"" + MARK + "\", filter: {} }) { segment { id } } }")
                        .jsonPath()
                        .getString("data.createSegment.segment.id"));
        found.put("key.id", ask(ofA, "{ apiKeys { id } }").jsonPath().getString("data.apiKeys[0].id"));
        found.put(
                "webhook.id",
                ask(
                                ofA,
                                "mutation { createWebhook(input: { url: \"http://127.0.0.1:9/" + MARK
                                        + "\" }) { webhook { id } userErrors { message } } }")
                        .jsonPath()
                        .getString("data.createWebhook.webhook.id"));
        found.put(
                "backtest.id",
                ask(ofA, "mutation { startBacktest(input: {}) { backtest { id } userErrors { message } } }")
                        .jsonPath()
                        .getString("data.startBacktest.backtest.id"));
        found.put(
                "job.id",
                as(ofA).contentType("application/x-ndjson")
                        .body(new byte[0])
                        .post("/facts?async=true")
                        .jsonPath()
                        .getString("id"));
        found.put(
                "fact.id",
                ask(ofA, "{ accounts(first: 1) { nodes { facts(first: 1) { id } } } }")
                        .jsonPath()
                        .getString("data.accounts.nodes[0].facts[0].id"));
        found.forEach((thing, name) -> assertThat(name).as(thing).isNotNull());
        return found;
    }

    /** What of A could be meant by a field of this name: the thing by this suffix, else its account. */
    private String nameFor(String field, String kind, String suffix) {
        String word = field.toLowerCase(java.util.Locale.ROOT);
        for (String plural : plurals()) {
            if (!plural.equals("accounts") && word.contains(plural.replaceFirst("s$", ""))) {
                return names.get(plural + "." + suffix);
            }
        }
        if (word.equals("id") || word.equals("ids") || word.equals("segment") || word.equals("sincefact")) {
            String of = kind.toLowerCase(java.util.Locale.ROOT);
            for (Map.Entry<String, String> name : names.entrySet()) {
                String stem = name.getKey().substring(0, name.getKey().indexOf('.'));
                if (of.contains(stem.endsWith("s") ? stem.substring(0, stem.length() - 1) : stem)
                        && name.getKey().endsWith(".id")) {
                    return name.getValue();
                }
            }
            return word.equals("segment")
                    ? names.get("segment.id")
                    : word.equals("sincefact") ? names.get("fact.id") : names.get("accounts.id");
        }
        return names.get("accounts." + suffix);
    }

    private String value(String field, Type<?> type, String kind, String suffix, int depth) {
        return switch (type) {
            case NonNullType some -> value(field, (Type<?>) some.getType(), kind, suffix, depth);
            case ListType many -> "[" + value(field, (Type<?>) many.getType(), kind, suffix, depth) + "]";
            case TypeName named -> scalar(field, named.getName(), kind, suffix, depth);
            default -> throw new IllegalStateException(type.toString());
        };
    }

    private String scalar(String field, String type, String kind, String suffix, int depth) {
        var enumeration = schema.getType(type, EnumTypeDefinition.class);
        if (enumeration.isPresent()) {
            return enumeration.get().getEnumValueDefinitions().getFirst().getName();
        }
        var input = schema.getType(type, InputObjectTypeDefinition.class);
        if (input.isPresent()) {
            return object(input.get(), kind, suffix, depth);
        }
        return switch (type) {
            case "ID", "String" -> "\"" + text(field, type, kind, suffix) + "\"";
            case "Int" -> "1";
            case "Float", "BigDecimal", "BigInteger" -> "0.5";
            case "Boolean" -> "true";
            case "DateTime" -> "\"2026-11-21T09:00:00Z\"";
            case "Date" -> "\"2026-11-21\"";
            default -> "\"2026-11-21T09:00:00Z\"";
        };
    }

    private String text(String field, String type, String kind, String suffix) {
        return switch (field) {
            case "ref", "version", "name", "title", "text" ->
                suffix.equals("ref") && field.equals("ref") ? nameFor(field, kind, "ref") : "b-" + field;
            case "currency" -> "EUR";
            case "amount" -> "1";
            case "period" -> "P14D";
            case "url" -> "https://example.com/hook";
            case "fact" -> names.get("commitments.ref");
            default -> nameFor(field, kind, suffix);
        };
    }

    private String object(InputObjectTypeDefinition input, String kind, String suffix, int depth) {
        if (depth > DEEP || input.getName().endsWith("Filter") && depth > 1) {
            return "{}";
        }
        return input.getInputValueDefinitions().stream()
                .filter(field -> isWanted(field, depth))
                .map(field -> field.getName() + ": "
                        + value(field.getName(), (Type<?>) field.getType(), kind, suffix, depth + 1))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** What names something, and what must be there; nothing that only makes the input wrong. */
    private static boolean isWanted(InputValueDefinition field, int depth) {
        String base = base((Type<?>) field.getType());
        boolean needed = field.getType() instanceof NonNullType && field.getDefaultValue() == null;
        boolean names = base.equals("ID") && depth <= 1;
        return needed || names;
    }

    private static String base(Type<?> type) {
        return switch (type) {
            case NonNullType some -> base((Type<?>) some.getType());
            case ListType many -> base((Type<?>) many.getType());
            case TypeName named -> named.getName();
            default -> throw new IllegalStateException(type.toString());
        };
    }

    private List<FieldDefinition> fieldsOf(String type) {
        List<FieldDefinition> fields = new ArrayList<>();
        schema.getType(type, ObjectTypeDefinition.class)
                .ifPresent(object -> fields.addAll(object.getFieldDefinitions()));
        schema.getType(type, InterfaceTypeDefinition.class)
                .ifPresent(object -> fields.addAll(object.getFieldDefinitions()));
        return fields;
    }

    /** All plain fields of what comes back, and those of the things beneath. */
    private String selection(Type<?> type, int depth) {
        List<FieldDefinition> fields = fieldsOf(base(type));
        if (fields.isEmpty()) {
            return "";
        }
        List<String> asked = new ArrayList<>(List.of("__typename"));
        for (FieldDefinition field : fields) {
            boolean plain = fieldsOf(base((Type<?>) field.getType())).isEmpty();
            boolean argumentFree = field.getInputValueDefinitions().stream()
                    .noneMatch(argument ->
                            argument.getType() instanceof NonNullType && argument.getDefaultValue() == null);
            if (argumentFree && plain) {
                asked.add(field.getName());
            } else if (argumentFree && depth < 2) {
                asked.add(field.getName() + selection((Type<?>) field.getType(), depth + 1));
            }
        }
        return " { " + String.join(" ", asked) + " }";
    }

    private List<String> operations(String root, String kind, String suffix) {
        List<String> all = new ArrayList<>();
        for (FieldDefinition field :
                schema.getType(root, ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions()) {
            Map<String, String> arguments = new LinkedHashMap<>();
            for (InputValueDefinition argument : field.getInputValueDefinitions()) {
                String name = argument.getName();
                boolean naming = Set.of("id", "ids", "ref", "account", "segment", "member", "owner", "sinceFact")
                        .contains(name);
                boolean needed = argument.getType() instanceof NonNullType && argument.getDefaultValue() == null;
                if (needed
                        || (naming
                                && !(name.equals("ref") && arguments.containsKey("id"))
                                && !(name.equals("id") && suffix.equals("ref")))) {
                    arguments.put(name, value(name, (Type<?>) argument.getType(), field.getName(), suffix, 0));
                }
            }
            String called = arguments.entrySet().stream()
                    .map(one -> one.getKey() + ": " + one.getValue())
                    .collect(Collectors.joining(", "));
            all.add(kind + " { " + field.getName() + (called.isEmpty() ? "" : "(" + called + ")")
                    + selection((Type<?>) field.getType(), 1) + " }");
        }
        return all;
    }

    @Test
    void queriesOfOneWorkspaceShowNothingOfAnother() {
        List<String> failures = new ArrayList<>();
        int answered = 0;
        int shownToA = 0;
        for (String suffix : List.of("id", "ref")) {
            for (String query : operations("Query", "query", suffix)) {
                shownToA += ask(ofA, query).asString().contains(MARK) ? 1 : 0;
                String answer = ask(ofB, query).asString();
                if (answer.contains(MARK)) {
                    failures.add(query + "\n" + answer);
                }
                answered += answer.contains("\"data\":{") ? 1 : 0;
            }
        }
        assertThat(failures).isEmpty();
        assertThat(shownToA).as("queries that show the mark to whom it belongs").isGreaterThan(25);
        assertThat(answered).as("queries that came as far as the data").isGreaterThan(45);
        for (String list : plurals()) {
            assertThat(as(ofB).get("/export/" + list).asString()).doesNotContain(MARK);
            var search = ask(ofB, "{ " + list + "(where: { search: \"" + MARK + "\" }) { totalCount } }")
                    .jsonPath();
            assertThat(search.getInt("data." + list + ".totalCount")).as(list).isZero();
        }
        assertThat(as(ofB).get("/facts").asString()).doesNotContain(MARK);
        assertThat(as(ofB).get("/jobs/" + names.get("job.id")).statusCode()).isEqualTo(404);
    }

    @Test
    void mutationsOfOneWorkspaceChangeNothingOfAnother() {
        String before = everythingOfA();
        List<String> failures = new ArrayList<>();
        int understood = 0;
        for (String suffix : List.of("id", "ref")) {
            for (String mutation : operations("Mutation", "mutation", suffix)) {
                String answer = ask(ofB, mutation).asString();
                if (answer.contains(MARK)) {
                    failures.add(mutation + "\n" + answer);
                }
                understood += answer.contains("\"data\":{\"") ? 1 : 0;
            }
        }
        assertThat(failures).isEmpty();
        assertThat(understood).as("mutations that came as far as a payload").isGreaterThan(100);
        assertThat(everythingOfA()).isEqualTo(before);
        assertThat(ask(ofA, "{ accounts { totalCount } }").statusCode()).isEqualTo(200);
    }

    private String everythingOfA() {
        return as(ofA).get("/facts").asString()
                + ask(
                                ofA,
                                "{ segments { id name } webhooks { id url } models { version status } apiKeys { id name revokedAt } }")
                        .jsonPath()
                        .get("data")
                        .toString();
    }
}
