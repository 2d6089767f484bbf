package dev.troth.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.graphql.Execution.Answer;
import dev.troth.platform.database.Database;
import dev.troth.platform.security.Caller;
import dev.troth.platform.security.CallerScope;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries are answered by plans of our own; graphql-java is asked the same, and must say the same. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EngineEquivalenceTest {
    private static final Pattern DIGITS = Pattern.compile("(\\d\\.\\d{10})\\d+");

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOW = "2026-11-22T09:00:00Z";
    private static boolean loaded;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    Execution execution;

    @Inject
    GraphQLSchema schema;

    private static java.util.UUID home;

    @BeforeEach
    void story() throws IOException {
        if (!loaded) {
            home = workspace.fresh(database);
            try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
                String lines = new String(story.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(Api.post(lines).getInt("accepted")).isGreaterThan(1000);
            }
            loaded = true;
        }
        workspace.enter(home);
    }

    /** Without the parts that differ from run to run. */
    private JsonNode json(Answer answer) throws IOException {
        ObjectNode whole = (ObjectNode)
                JSON.readTree(ResponseWriter.toMessage("next", "1", answer)).path("payload");
        whole.remove("extensions");
        whole.path("errors").forEach(error -> {
            ObjectNode extensions = (ObjectNode) error.path("extensions");
            extensions.remove("requestId");
        });
        return whole;
    }

    private Answer planned(String query, Map<String, Object> variables) {
        return execution.run(
                new GraphqlRequest(query, null, null, variables),
                "r",
                operation -> true,
                Caller.local(workspace.id()),
                "127.0.0.1");
    }

    private Answer general(String query, Map<String, Object> variables) {
        GraphqlRequest request = new GraphqlRequest(query, null, null, variables);
        return CallerScope.within(
                Caller.local(workspace.id()),
                () -> new Answer(execution.execute(request, Operation.QUERY, "r"), 200, true, "r", Map.of()));
    }

    /** Sums depend on the order of rows in their last digits, and the sweep may move rows between the two. */
    private static String rounded(JsonNode answer) {
        return DIGITS.matcher(answer.toString()).replaceAll("$1");
    }

    private void same(String query, Map<String, Object> variables) throws IOException {
        String one = rounded(json(planned(query, variables)));
        String other = rounded(json(general(query, variables)));
        assertThat(one).as(query).isEqualTo(other);
    }

    static Stream<String> questions() {
        return Stream.of(
                "{ __typename }",
                "{ a: __typename accounts(first: 3) { __typename nodes { __typename id } } }",
                "{ accounts(first: 26) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
                        + " edges { cursor node { ref } } } }",
                "{ accounts(orderBy: [{field: CHURN_RISK, direction: DESC}, {field: NAME}]) { nodes { name trust {"
                        + " standing partnership } } } }",
                "{ accounts { aggregates(groupBy: TIER) { count numbers { property count minimum maximum mean sum }"
                        + " groups { value count } } } }",
                "{ account(ref: \"granite\") { id ref version name kind domains industry tier owner { ref name }"
                        + " backupOwner { ref keptShare } targetStanding customerSince parent { name } } }",
                "{ account(ref: \"nobody\") { name } }",
                "{ account(ref: \"granite\", asOf: \"2026-03-01T00:00:00Z\") { name trust { score { value asOf model }"
                        + " } commitments { nodes { title status } } } }",
                "{ account(ref: \"granite\") { trust { score { value unrated confidence interval { low high } factors"
                        + " { code value } drivers { code contribution } asOf model } theirCredibility { value unrated } }"
                        + " churnRisk { unrated horizons { days probability interval { low high } baseline drivers { code"
                        + " contribution } } drivers { code contribution } } } }",
                "{ accounts(first: 5) { nodes { name commitments(first: 3) { nodes { title dueAt settledAt budget {"
                        + " amount currency } cost { amount currency } madeTo { ref person { name email } } account { name"
                        + " } lateSeconds attribution percent updates } } } } }",
                "{ accounts(first: 5) { nodes { kept: commitments(first: 2, where: {status: {in: [KEPT]}}) {"
                        + " totalCount nodes { title } } broken: commitments(first: 2, where: {status: {in: [BROKEN]}}) {"
                        + " nodes { title } } } } }",
                "{ touchpoints(first: 20) { nodes { occurredAt channel direction mutual participants { ref person {"
                        + " name } } topics context trigger responseSeconds summary learnings } } }",
                "{ issues { nodes { id severity heated kind status mainIssue options raisedAt acknowledgedAt"
                        + " resolvedAt attribution raisedBy { ref } account { name } replies { reportedBy { name } } } }"
                        + " }",
                "{ ties { nodes { from { ref } to { ref } kind confidence tiedAt endedAt } } }",
                "{ stakeholders(first: 30) { nodes { roles level influence joinedAt leftAt leftReason trust { value"
                        + " credibility connection } account { name } } } }",
                "query($yes: Boolean = true) { accounts(first: 2) { nodes { name @include(if: $yes) ref @skip(if:"
                        + " $yes) ...Part } } } fragment Part on Account { tier ... @include(if: $yes) { owner { ref } }"
                        + " }",
                "{ accounts(first: 2) { nodes { ... on Account { name } ... on Node { id } name trust { standing }"
                        + " trust { partnership } } } }",
                // What cannot be answered.
                "{ commitment(ref: \"x\", id: \"y\") { title } }",
                "{ commitment { title } }",
                "{ node(id: \"nonsense\") { id } }",
                "{ account(ref: \"granite\") { name commitments(first: 1000) { nodes { title } } } }",
                "{ accounts(first: 1000) { nodes { name } } }",
                "{ accounts(after: \"nonsense\") { nodes { name } } }",
                "{ accounts(where: {name: {contains: \"ß”\\n\\\"\"}}) { nodes { name } } }");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void bothEnginesGiveTheSameAnswer(String question) throws IOException {
        same(question, Map.of());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void skippedFieldsFollowTheVariablesOfTheRequest(boolean yes) throws IOException {
        String query =
                "query($yes: Boolean!) { accounts(first: 2) { nodes { name @include(if: $yes) ref @skip(if: $yes) } }"
                        + " }";
        same(query, Map.of("yes", yes));
        same(query, Map.of("yes", !yes));
    }

    @Test
    void invalidVariablesAreReportedAlikeByBothEngines() throws IOException {
        same("query($first: Int!) { accounts(first: $first) { nodes { name } } }", Map.of());
        JsonNode wrong = json(
                planned("query($first: Int) { accounts(first: $first) { nodes { name } } }", Map.of("first", "many")));
        assertThat(wrong.path("errors")).hasSize(1);
        assertThat(wrong.path("errors").path(0).path("message").asText())
                .isEqualTo("$first is \"many\", but must be an integer from -2147483648 to 2147483647.");
        same(
                "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                Map.of("ids", new ArrayList<>(java.util.Arrays.asList("a", null))));
    }

    @Test
    void recordsOfEveryKindAreFoundByTheirIds() throws IOException {
        JsonNode found = json(planned(
                "{ accounts(first: 1) { nodes { id stakeholders(first: 1) { nodes { id person { id } } }"
                        + " commitments(first: 1) { nodes { id } } touchpoints(first: 1) { nodes { id } } } } }",
                Map.of()));
        List<String> ids = found.findValuesAsText("id");
        assertThat(ids).hasSizeGreaterThanOrEqualTo(4);
        same(
                "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Account { name } ... on Commitment {"
                        + " title status } ... on Person { email } ... on Touchpoint { channel } } }",
                Map.of("ids", ids));
    }

    /** Lists read only the columns that are asked for; this finds a field that needs more than it says. */
    @ParameterizedTest
    @CsvSource({
        "Account, accounts",
        "Commitment, commitments",
        "Stakeholder, stakeholders",
        "Touchpoint, touchpoints",
        "Issue, issues",
        "Tie, ties",
        "Insight, insights",
        "Feedback, feedback",
        "Initiative, initiatives",
        "Signal, signals",
        "Contract, contracts"
    })
    void everyFieldAloneEqualsItsValueAmongAll(String type, String list) throws IOException {
        GraphQLObjectType object = schema.getObjectType(type);
        List<String> fields = object.getFieldDefinitions().stream()
                .filter(field -> field.getArguments().isEmpty())
                .map(this::asked)
                .toList();
        JsonNode together = rows(list, String.join(" ", fields));
        assertThat(together).isNotEmpty();
        for (String field : fields) {
            String name = field.split(" ", 2)[0];
            assertThat(rows(list, field).findValues(name)).as(field).isEqualTo(together.findValues(name));
        }
    }

    private JsonNode rows(String list, String fields) throws IOException {
        JsonNode answer = json(planned("{ " + list + "(first: 40) { nodes { " + fields + " } } }", Map.of()));
        assertThat(answer.has("errors")).as(answer.path("errors").toString()).isFalse();
        return answer.path("data").path(list).path("nodes");
    }

    /** The field, and of an object one plain field that it has for sure. */
    private String asked(GraphQLFieldDefinition field) {
        GraphQLNamedType type = GraphQLTypeUtil.unwrapAllAs(field.getType());
        if (!(type instanceof GraphQLObjectType object)) {
            return field.getName();
        }
        String inner = object.getFieldDefinitions().stream()
                .filter(one -> one.getArguments().isEmpty()
                        && GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAllAs(one.getType())))
                .map(GraphQLFieldDefinition::getName)
                .map(name -> "the" + field.getName() + ": " + name)
                .findFirst()
                .orElse("__typename");
        return field.getName() + " { " + inner + " }";
    }
}
