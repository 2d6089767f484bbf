package dev.troth.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Hostile values in every input of the schema, new inputs included. Each gets a clear answer within five seconds, and never
 * an internal error.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class HostileInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int SHOWN = 300;

    private static final List<Object> TEXTS = List.of(
            "' or 1=1; drop table fact; --",
            "a\u0000b",
            "\uD800 alone",
            "\u202Eright to left \uD83D\uDC69\u200D\uD83D\uDE80 \uFFFF",
            "",
            "x".repeat(20_000));

    private static final List<Object> NUMBERS = List.of(1e308, 5e-324, -1, 2_147_483_647, "1e999999999", "NaN");

    private static final List<Object> TIMES = List.of(
            "0000-00-00T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "2026-01-01",
            "tomorrow");

    private static final List<Object> WRONG = List.of(7, "text", Map.of("a", 1), List.of(List.of(7)));

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @TestHTTPResource("/graphql")
    URI graphql;

    private final HttpClient client = HttpClient.newHttpClient();
    private TypeDefinitionRegistry schema;

    @BeforeEach
    void anAccount() throws IOException {
        workspace.fresh(database);
        schema = new SchemaParser().parse(Files.readString(Path.of("src/main/resources/schema.graphql")));
        Api.query("mutation { openAccount(input: { ref: \"acme\", name: \"Acme\" }) { account { ref } } }");
    }

    private String send(String query, Map<String, Object> variables) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .timeout(SOON)
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String base(Type<?> type) {
        return switch (type) {
            case NonNullType some -> base((Type<?>) some.getType());
            case ListType many -> base((Type<?>) many.getType());
            case TypeName named -> named.getName();
            default -> throw new IllegalStateException(type.toString());
        };
    }

    private static String written(Type<?> type) {
        return switch (type) {
            case NonNullType some -> written((Type<?>) some.getType()) + "!";
            case ListType many -> "[" + written((Type<?>) many.getType()) + "]";
            case TypeName named -> named.getName();
            default -> throw new IllegalStateException(type.toString());
        };
    }

    private static boolean isList(Type<?> type) {
        return type instanceof ListType || (type instanceof NonNullType some && some.getType() instanceof ListType);
    }

    private static boolean isNeeded(InputValueDefinition input) {
        return input.getType() instanceof NonNullType && input.getDefaultValue() == null;
    }

    /** Something that fits, with what must be there and no more. */
    private Object fitting(Type<?> type) {
        Object one = schema.getType(base(type), EnumTypeDefinition.class)
                .<Object>map(words -> words.getEnumValueDefinitions().getFirst().getName())
                .orElseGet(() -> schema.getType(base(type), InputObjectTypeDefinition.class)
                        .<Object>map(input -> fitting(input, null, 0))
                        .orElseGet(() -> switch (base(type)) {
                            case "Int" -> 1;
                            case "Float", "BigDecimal" -> 0.5;
                            case "Boolean" -> true;
                            case "DateTime" -> "2026-01-01T00:00:00Z";
                            case "Date" -> "2026-01-01";
                            default -> "acme";
                        }));
        return isList(type) ? List.of(one) : one;
    }

    private Map<String, Object> fitting(InputObjectTypeDefinition input, @Nullable String field, Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        input.getInputValueDefinitions().forEach(one -> {
            if (one.getName().equals(field)) {
                object.put(field, value);
            } else if (isNeeded(one)) {
                object.put(one.getName(), fitting((Type<?>) one.getType()));
            }
        });
        return object;
    }

    private List<Object> attacksOn(Type<?> type) {
        List<Object> attacks = new ArrayList<>(WRONG);
        List<Object> words = switch (base(type)) {
            case "String", "ID" -> TEXTS;
            case "Int", "Float", "BigDecimal", "BigInteger" -> NUMBERS;
            case "DateTime", "Date" -> TIMES;
            default -> List.of();
        };
        words.forEach(word -> attacks.add(isList(type) ? List.of(word, word) : word));
        return attacks;
    }

    /** Every input of every field at a root, at the first two levels, with every attack on it. */
    private void each(String root, Consumer<Attack> consumer) {
        for (FieldDefinition field :
                schema.getType(root, ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions()) {
            for (InputValueDefinition argument : field.getInputValueDefinitions()) {
                Type<?> type = (Type<?>) argument.getType();
                attacksOn(type).forEach(value -> consumer.accept(attack(root, field, argument, value)));
                schema.getType(base(type), InputObjectTypeDefinition.class)
                        .ifPresent(input -> input.getInputValueDefinitions()
                                .forEach(inner -> attacksOn((Type<?>) inner.getType())
                                        .forEach(value -> {
                                            Object object = fitting(input, inner.getName(), value);
                                            consumer.accept(attack(
                                                    root, field, argument, isList(type) ? List.of(object) : object));
                                        })));
            }
        }
    }

    private record Attack(String query, Map<String, Object> variables) {}

    private Attack attack(String root, FieldDefinition field, InputValueDefinition attacked, Object value) {
        Map<String, Object> variables = new LinkedHashMap<>();
        List<String> declared = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        for (InputValueDefinition argument : field.getInputValueDefinitions()) {
            boolean isAttacked = argument.getName().equals(attacked.getName());
            if (isAttacked || isNeeded(argument)) {
                variables.put(argument.getName(), isAttacked ? value : fitting((Type<?>) argument.getType()));
                declared.add("$" + argument.getName() + ": " + written((Type<?>) argument.getType()));
                passed.add(argument.getName() + ": $" + argument.getName());
            }
        }
        boolean plain = schema.getType(base((Type<?>) field.getType()), ObjectTypeDefinition.class)
                        .isEmpty()
                && !base((Type<?>) field.getType()).equals("Node");
        String selection = plain ? "" : root.equals("Mutation") ? " { userErrors { code } }" : " { __typename }";
        return new Attack(
                root.toLowerCase(java.util.Locale.ROOT) + "(" + String.join(", ", declared) + ") { " + field.getName()
                        + "(" + String.join(", ", passed) + ")" + selection + " }",
                variables);
    }

    private void assault(String root, int least) throws InterruptedException {
        List<Callable<Optional<String>>> attacks = new ArrayList<>();
        each(root, attack -> attacks.add(() -> fault(attack)));
        List<String> faults = new ArrayList<>();
        try (ExecutorService attackers = Executors.newFixedThreadPool(4)) {
            for (Future<Optional<String>> one : attackers.invokeAll(attacks)) {
                one.resultNow().ifPresent(faults::add);
            }
        }
        assertThat(attacks).hasSizeGreaterThan(least);
        assertThat(faults).as("%d of %d", faults.size(), attacks.size()).isEmpty();
        assertThat(Api.query("{ account(ref: \"acme\") { name } }").getString("data.account.name"))
                .isNotNull();
    }

    private Optional<String> fault(Attack attack) throws IOException {
        String variables = JSON.writeValueAsString(attack.variables);
        String told = attack.query + " " + variables.substring(0, Math.min(SHOWN, variables.length())) + "\n  ";
        try {
            String answer = send(attack.query, attack.variables);
            boolean clear = answer.startsWith("{") && !answer.contains("\"INTERNAL\"") && !answer.contains("Exception");
            return clear ? Optional.empty() : Optional.of(told + answer);
        } catch (IOException | InterruptedException late) {
            return Optional.of(told + late);
        }
    }

    @Test
    void everyRandomQueryGetsAnAnswer() throws InterruptedException {
        assault("Query", 500);
    }

    @Test
    void everyRandomMutationGetsAnAnswer() throws InterruptedException {
        assault("Mutation", 5000);
    }

    @Test
    void numberTooLargeToReadBackIsRefusedInFiles() {
        for (String number : List.of("1e308", "-1e16", "5e-324")) {
            JsonPath answer = Api.post("""
                    {"type":"insight","ref":"i","account":"acme","at":"2026-01-01T00:00:00Z","kind":"NEED","text":"T","value":%s}""".formatted(number));
            assertThat(answer.getInt("accepted")).isZero();
            assertThat(answer.getString("errors[0].message")).contains("Must be 0 or from 1e-15 to 1e15");
        }
    }

    @Test
    void thousandsOfDistinctDocumentsDoNotExhaustMemory() throws Exception {
        long before = used();
        String filler = "a: __typename ".repeat(1);
        for (int i = 0; i < 3000; i++) {
            send(
                    "query Q" + i + " { " + filler + " q" + i + ": accounts(first: " + (1 + i % 90)
                            + ") { nodes { ref name } } }",
                    Map.of());
        }
        await().untilAsserted(
                        () -> assertThat(used() - before).as("bytes that stay").isLessThan(64L << 20));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
