package dev.troth.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which deprecated parts of a schema an operation uses. */
class DeprecatedElementsTest {
    private static final GraphQLSchema SCHEMA =
            UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse("""
            type Query { account(ref: String, old: String @deprecated(reason: "r"), where: Filter, tiers: [Tier!]): Account }
            type Mutation { open(input: Input!): Account }
            interface Named { label: String @deprecated(reason: "r") }
            type Account implements Named { name: String! label: String @deprecated(reason: "r") tier: Tier parent(where: Filter): Account }
            enum Tier { A B @deprecated(reason: "r") }
            input Filter { tier: Tier, size: Int @deprecated(reason: "r"), and: [Filter!] }
            input Input { name: String, tier: Tier = A, filter: Filter }
            """));
    private static final GraphqlSettings.Limit LIMITS = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(GraphqlSettings.class)
            .build()
            .getConfigMapping(GraphqlSettings.class)
            .limits();
    private static final DeprecatedElements ELEMENTS = new DeprecatedElements(SCHEMA);

    @Test
    void reasonsAreThoseOfTheSchemaWithoutIntrospection() {
        assertThat(ELEMENTS.reasons())
                .containsOnlyKeys("Account.label", "Filter.size", "Named.label", "Query.account(old:)", "Tier.B")
                .containsValue("r");
    }

    private static Set<String> used(String text, Map<String, Object> variables) {
        Document document = Parser.parse(text);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        Map<String, Object> given = new HashMap<>(variables);
        Set<String> selected =
                CostAnalyzer.of(LIMITS, SCHEMA, operation, fragments, given).coordinates();
        return ELEMENTS.usedBy(selected, operation, fragments, given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ account(ref: \"B\") { name tier } } | ''",
                "{ account { label } } | Account.label",
                "{ account { ... on Named { label } } } | Named.label",
                "{ account { ...F } } fragment F on Account { parent { label } } | Account.label",
                "{ account(old: \"x\") { name } } | Query.account(old:)",
                "{ account(tiers: [A, B]) { name } } | Tier.B",
                "{ account(tiers: B) { name } } | Tier.B",
                "{ account(where: {and: [{size: 1}]}) { name } } | Filter.size",
                "{ account { parent(where: {tier: B, size: null}) { name } } } | Filter.size Tier.B",
                "mutation { open(input: {filter: {and: {tier: B}}}) { name } } | Tier.B",
                "query($t: [Tier!] = [B]) { account(tiers: $t) { name } } | Tier.B",
                "query($t: Tier) { account(where: {tier: $t}) { name } } | ''",
            })
    void literalsAreFound(String document, String expected) {
        assertThat(used(document, Map.of())).isEqualTo(words(expected));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    @Test
    void valuesOfVariablesAreFound() {
        String document = "mutation($input: Input!) { open(input: $input) { name } }";
        assertThat(used(document, Map.of("input", Map.of("name", "B", "tier", "A"))))
                .isEmpty();
        assertThat(used(document, Map.of("input", Map.of("tier", "B")))).containsExactly("Tier.B");
        assertThat(used(document, Map.of("input", Map.of("filter", Map.of("and", List.of(Map.of("size", 3)))))))
                .containsExactly("Filter.size");
        assertThat(used("query($t: [Tier!] = [B]) { account(tiers: $t) { name } }", Map.of("t", List.of("A"))))
                .isEmpty();
    }

    /** Each fragment spreads the next one twice, which would be a million visits. */
    @Test
    void fragmentIsVisitedOnce() {
        StringBuilder text = new StringBuilder("{ account { ...F0 } }");
        for (int i = 0; i < 20; i++) {
            text.append(" fragment F%d on Account { parent { name } ...F%d ...F%d }".formatted(i, i + 1, i + 1));
        }
        text.append(" fragment F20 on Account { parent(where: {tier: B}) { name } }");
        Document document = Parser.parse(text.toString());
        Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        long began = System.nanoTime();
        assertThat(ELEMENTS.usedBy(
                        Set.of(),
                        document.getDefinitionsOfType(OperationDefinition.class).getFirst(),
                        fragments,
                        Map.of()))
                .containsExactly("Tier.B");
        assertThat(System.nanoTime() - began).isLessThan(1_000_000_000L);
    }
}
