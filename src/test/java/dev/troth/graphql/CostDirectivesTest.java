package dev.troth.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.TestDatabase;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The costs in the schema document are those that the server counts: a client that knows nothing but the schema and the
 * specification of its directives computes the same complexity. {@code -DwriteExamples} writes the table of the guide anew.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CostDirectivesTest {
    private static final Path EXAMPLES = Path.of("src/docs/examples");
    private static final Path GUIDE = Path.of("src/docs/guide.md");
    private static final int FIFTH_OF_THE_LIMIT = 5000;

    /** A row of the table: {@code | [portfolio](examples/portfolio.graphql) | 1,234 |}. */
    private static final Pattern ROW =
            Pattern.compile("(\\| \\[[^]]+]\\(examples/([a-z-]+)\\.graphql\\) \\| )([0-9,]+) \\|");

    private static GraphQLSchema served;

    @BeforeEach
    void schemaOfTheServer() {
        if (served == null) {
            String text = given().get("/graphql/schema.graphql")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            // The schema is ours: the limits are for what strangers send.
            ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultSdlParserOptions());
            served = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
        }
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void complexityOfAnExampleFollowsFromTheDirectivesAlone(Path file) throws IOException {
        assertThatDirectivesGiveTheComplexityOf(Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ account(ref: \"a\") { ...A commitments { edges { cursor node { ... on Node { id } } } } } } fragment A on Account { __typename facts { id } }",
                "query($n: Int = 7) { accounts(first: $n) { totalCount nodes { name stakeholders(first: 3) { nodes { roles } } } } }",
                "{ nextBestActions(first: 7) { examined actions { title facts } } nodes(ids: [\"a\"]) { id } segments { id } }",
                "mutation { createSegment(input: {name: \"N\", filter: {}}) { segment { id name } userErrors { code path } } }"
            })
    void complexityFollowsFromTheDirectivesAlone(String text) {
        assertThatDirectivesGiveTheComplexityOf(text);
    }

    private static void assertThatDirectivesGiveTheComplexityOf(String text) {
        Document document = Parser.parse(text);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        Response priced = priced(text);
        assertThat(priced.statusCode()).as(priced.asString()).isEqualTo(200);
        assertThat(new FieldCost(document, operation).total())
                .as(text)
                .isEqualTo(priced.jsonPath().getLong("extensions.cost.complexity"));
    }

    private static Response priced(String text) {
        return given().contentType("application/json")
                .accept("application/graphql-response+json")
                .header("GraphQL-Cost", "validate")
                .body(Map.of("query", text))
                .post("/graphql");
    }

    /** A client that ignores the smaller pages of nested lists computes an upper bound. */
    @Test
    void directivesBoundTheComplexityOfPagesWithoutASize() {
        String text =
                "{ accounts { nodes { id commitments { nodes { id } } facts { id } actions(first: 3) { id } } } }";
        Document document = Parser.parse(text);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        long exact = priced(text).jsonPath().getLong("extensions.cost.complexity");
        assertThat(exact).isEqualTo(2 + 25 * (1 + 2 + 10 + 1 + 10 + 1 + 3));
        assertThat(new FieldCost(document, operation).total()).isEqualTo(2 + 25 * (1 + 2 + 25 + 1 + 25 + 1 + 3));
    }

    @Test
    void exampleScreensCostLessThanAFifthOfTheLimitAndTheGuideTellsHowMuch() throws IOException {
        Map<String, Long> costs = new TreeMap<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".graphql", "");
                costs.put(name, priced(Files.readString(file)).jsonPath().getLong("extensions.cost.complexity"));
            }
        }
        assertThat(costs).hasSizeGreaterThanOrEqualTo(10);
        assertThat(costs)
                .allSatisfy((name, cost) -> assertThat(cost).as(name).isBetween(10L, (long) FIFTH_OF_THE_LIMIT));
        String guide = Files.readString(GUIDE);
        Matcher rows = ROW.matcher(guide);
        assertThat(rows.results().map(row -> row.group(2))).containsExactlyInAnyOrderElementsOf(costs.keySet());
        String expected = ROW.matcher(guide).replaceAll(row -> row(row, costs.get(row.group(2))));
        if (System.getProperty("writeExamples") != null) {
            Files.writeString(GUIDE, expected);
        }
        assertThat(Files.readString(GUIDE)).isEqualTo(expected);
    }

    private static String row(MatchResult row, long cost) {
        return Matcher.quoteReplacement(row.group(1) + "%,d |".formatted(cost));
    }

    /** The field cost of the specification, for the default values of variables. */
    private record FieldCost(Document document, OperationDefinition operation) {
        long total() {
            GraphQLFieldsContainer root = switch (operation.getOperation()) {
                case QUERY -> served.getQueryType();
                case MUTATION -> served.getMutationType();
                case SUBSCRIPTION -> served.getSubscriptionType();
            };
            return of(operation.getSelectionSet(), root, 1, null, List.of());
        }

        /**
         * @param sized fields whose number of records an argument of the field above determines
         * @param size that number
         */
        private long of(
                @Nullable SelectionSet selections,
                GraphQLType parent,
                long times,
                @Nullable Long size,
                List<String> sized) {
            if (selections == null) {
                return 0;
            }
            long cost = 0;
            for (Selection<?> selection : selections.getSelections()) {
                cost += switch (selection) {
                    case Field field -> of(field, (GraphQLFieldsContainer) parent, times, size, sized);
                    case InlineFragment inline ->
                        of(inline.getSelectionSet(), type(inline, parent), times, size, sized);
                    case FragmentSpread spread -> {
                        FragmentDefinition fragment = fragment(spread.getName());
                        GraphQLType type =
                                served.getType(fragment.getTypeCondition().getName());
                        yield 1 + of(fragment.getSelectionSet(), type, times, size, sized);
                    }
                    default -> throw new AssertionError(selection);
                };
            }
            return cost;
        }

        private FragmentDefinition fragment(String name) {
            return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                    .filter(fragment -> fragment.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        private static GraphQLType type(InlineFragment inline, GraphQLType parent) {
            return inline.getTypeCondition() == null
                    ? parent
                    : served.getType(inline.getTypeCondition().getName());
        }

        private long of(
                Field field, GraphQLFieldsContainer parent, long times, @Nullable Long size, List<String> sized) {
            if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
                return 1;
            }
            GraphQLFieldDefinition definition = parent.getFieldDefinition(field.getName());
            GraphQLAppliedDirective listSize = definition.getAppliedDirective("listSize");
            GraphQLAppliedDirective cost = definition.getAppliedDirective("cost");
            GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
            double weight = cost != null
                    ? Double.parseDouble(cost.getArgument("weight").getValue())
                    : GraphQLTypeUtil.isLeaf(type) ? 0 : 1;
            long records = sized.contains(field.getName()) && size != null ? size : 1;
            Long below = null;
            List<String> fieldsBelow = List.of();
            if (listSize != null) {
                long many = many(field, listSize);
                List<String> inside = listSize.getArgument("sizedFields").getValue();
                if (inside == null) {
                    records = many;
                } else {
                    below = many;
                    fieldsBelow = inside;
                }
            }
            return Math.round(weight) * times + of(field.getSelectionSet(), type, times * records, below, fieldsBelow);
        }

        private long many(Field field, GraphQLAppliedDirective listSize) {
            List<String> slicing = listSize.getArgument("slicingArguments").getValue();
            if (slicing != null) {
                OptionalLong largest = field.getArguments().stream()
                        .filter(argument -> slicing.contains(argument.getName()))
                        .mapToLong(this::number)
                        .max();
                if (largest.isPresent()) {
                    return largest.getAsLong();
                }
            }
            return listSize.getArgument("assumedSize").<Integer>getValue();
        }

        private long number(Argument argument) {
            return switch (argument.getValue()) {
                case IntValue literal -> literal.getValue().longValue();
                case VariableReference variable ->
                    operation.getVariableDefinitions().stream()
                            .filter(declared -> declared.getName().equals(variable.getName()))
                            .map(declared -> ((IntValue) declared.getDefaultValue())
                                    .getValue()
                                    .longValue())
                            .findFirst()
                            .orElseThrow();
                default -> throw new AssertionError(argument);
            };
        }
    }
}
