package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A typing error in the argument of a query is an error with a suggestion, and not an empty answer. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadArgumentsTest {
    /** Arguments that name a person, a record or a type, apart from the lookups by `id` and `ref`, which return null. */
    private static final Pattern NAMES = Pattern.compile(
            "member|owner|account|segment|issue|insight|madeBy|stakeholder|commitment|initiative|touchpoint|contract|types");

    /** Arguments of the same names that refer to nothing. */
    private static final Map<String, String> EXEMPT = Map.of(
            "Query.checkDraft(owner)", "a name in words, as it occurs in the text",
            "Subscription.accountChanged(account)", "tested with the protocol: WebSocketProtocolTest",
            "Subscription.accountChanged(segment)", "tested with the protocol: WebSocketProtocolTest",
            "Subscription.facts(account)", "tested with the protocol: WebSocketProtocolTest",
            "Subscription.facts(segment)", "tested with the protocol: WebSocketProtocolTest",
            "Subscription.facts(types)", "tested with the protocol: WebSocketProtocolTest");

    /** For each argument a query with a wrong name, and the message. */
    private static final Map<String, String[]> WRONG = Map.ofEntries(
            wrong(
                    "Account.facts(types)",
                    "{ account(ref: \"acme\") { facts(types: [\"experence\"]) { ref } } }",
                    "Maybe \"experience\"?"),
            wrong(
                    "Stakeholder.nextWindow(member)",
                    "{ stakeholder(ref: \"acme/ann\") { nextWindow(member: \"dan\") { from } } }",
                    "There is no member \"dan\". Maybe \"dana\"?"),
            wrong(
                    "Query.memberActions(member)",
                    "{ memberActions(member: \"dan\") { id } }",
                    "There is no member \"dan\". Maybe \"dana\"?"),
            wrong(
                    "Query.nextBestActions(owner)",
                    "{ nextBestActions(owner: \"dan\") { examined } }",
                    "There is no member \"dan\". Maybe \"dana\"?"),
            wrong(
                    "Query.nextBestActions(segment)",
                    "{ nextBestActions(segment: \"seg_00000000000000000000000000\") { examined } }",
                    "segment"),
            wrong(
                    "Query.revenueAtRisk(owner)",
                    "{ revenueAtRisk(owner: \"dan\") { days } }",
                    "There is no member \"dan\". Maybe \"dana\"?"),
            wrong(
                    "Query.revenueAtRisk(segment)",
                    "{ revenueAtRisk(segment: \"seg_00000000000000000000000000\") { days } }",
                    "segment"),
            wrong(
                    "Query.revenueAtRiskTotal(owner)",
                    "{ revenueAtRiskTotal(currency: \"EUR\", owner: \"dan\") { days } }",
                    "There is no member \"dan\". Maybe \"dana\"?"),
            wrong(
                    "Query.revenueAtRiskTotal(segment)",
                    "{ revenueAtRiskTotal(currency: \"EUR\", segment: \"seg_00000000000000000000000000\") { days } }",
                    "segment"),
            wrong(
                    "Query.simulate(account)",
                    "{ simulate(account: \"acm\", scenarios: [{ name: \"x\", steps: [{ recordStress: { account:"
                            + " \"acme\", level: 1 } }] }]) { asOf } }",
                    "There is no account \"acm\". Maybe \"acme\"?"),
            wrong(
                    "Query.checkCommitment(account)",
                    "{ checkCommitment(input: { account: \"acm\", dueAt: \"2099-01-01T00:00:00Z\" }) { openLoad } }",
                    "There is no account \"acm\". Maybe \"acme\"?"),
            wrong(
                    "Query.checkCommitment(madeBy)",
                    "{ checkCommitment(input: { account: \"acme\", madeBy: \"dan\", dueAt: \"2099-01-01T00:00:00Z\" })"
                            + " { openLoad } }",
                    "There is no member \"dan\". Maybe \"dana\"?"),
            wrong(
                    "Query.checkCommitment(insight)",
                    "{ checkCommitment(input: { account: \"acme\", insight: \"need2\", dueAt: \"2099-01-01T00:00:00Z\""
                            + " }) { openLoad } }",
                    "The account has no insight \"need2\". Maybe \"need1\"?"),
            wrong(
                    "Query.checkDraft(issue)",
                    "{ checkDraft(input: { text: \"Hello\", issue: \"issue2\" }) { blocked } }",
                    "There is no issue \"issue2\". Maybe \"issue1\"?"));

    private static Map.Entry<String, String[]> wrong(String argument, String query, String message) {
        return Map.entry(argument, new String[] {query, message});
    }

    private static UUID home;

    @Inject
    Database database;

    @Inject
    TestWorkspace workspace;

    @BeforeEach
    void account() {
        if (home == null) {
            home = workspace.fresh(database);
            assertThat(Api.post("""
                {'type':'member','ref':'dana','at':'2025-12-01T00:00:00Z','name':'Dana','timeZone':'UTC'}
                {'type':'account','ref':'acme','at':'2026-01-01T00:00:00Z','name':'Acme','owner':'dana'}
                {'type':'account','ref':'bolt','at':'2026-01-01T00:00:00Z','name':'Bolt'}
                {'type':'stakeholder','ref':'acme/ann','account':'acme','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'ann','name':'Ann'}}
                {'type':'stakeholder','ref':'bolt/bob','account':'bolt','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'bob','name':'Bob'}}
                {'type':'insight','ref':'need1','account':'acme','at':'2026-01-02T00:00:00Z','kind':'NEED','text':'Less waste'}
                {'type':'issueRaised','ref':'issue1','account':'acme','at':'2026-01-07T00:00:00Z','severity':0.5}
                {'type':'commitmentMade','ref':'offer1','account':'acme','at':'2026-01-08T00:00:00Z','title':'Offer','dueAt':'2099-01-01T00:00:00Z'}
                """.replace('\'', '"')).getInt("refused")).isZero();
        }
        workspace.enter(home);
    }

    @Test
    void everyArgumentThatNamesSomethingIsTested() throws IOException {
        TypeDefinitionRegistry schema =
                new SchemaParser().parse(Files.readString(Path.of("src/main/resources/schema.graphql")));
        Set<String> arguments = new TreeSet<>();
        for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
            if (type.getName().equals("Mutation")) {
                continue;
            }
            for (FieldDefinition field : type.getFieldDefinitions()) {
                for (InputValueDefinition argument : field.getInputValueDefinitions()) {
                    String place = type.getName() + "." + field.getName();
                    if (argument.getName().equals("input")) {
                        String name = TypeInfo.typeInfo(argument.getType()).getName();
                        schema.getType(name, InputObjectTypeDefinition.class)
                                .orElseThrow()
                                .getInputValueDefinitions()
                                .forEach(part -> add(place, part, arguments));
                    } else {
                        add(place, argument, arguments);
                    }
                }
            }
        }
        Set<String> known = new TreeSet<>(WRONG.keySet());
        known.addAll(EXEMPT.keySet());
        assertThat(arguments).isEqualTo(known);
    }

    private static void add(String place, InputValueDefinition argument, Set<String> arguments) {
        if (NAMES.matcher(argument.getName()).matches()) {
            arguments.add(place + "(" + argument.getName() + ")");
        }
    }

    static Set<String> arguments() {
        return new TreeSet<>(WRONG.keySet());
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void unknownNameIsAnErrorWithASuggestion(String argument) {
        String[] wrong = WRONG.get(argument);
        JsonPath answer = Api.query(wrong[0]);
        assertThat(answer.getString("errors[0].message")).as(answer.prettify()).contains(wrong[1]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        recordTouchpoint: { account: "acme", channel: CALL, direction: OUT, participants: ["acme/anne"] } | There is no stakeholder "acme/anne"
        recordTouchpoint: { account: "acme", channel: CALL, direction: OUT, participants: ["bolt/bob"] } | bolt
        makeCommitment: { account: "acme", title: "T", dueAt: "2099-01-01T00:00:00Z", madeBy: "dan" } | There is no member "dan". Maybe "dana"?
        makeCommitment: { account: "acme", title: "T", dueAt: "2099-01-01T00:00:00Z", madeTo: ["acme/anne"] } | There is no stakeholder "acme/anne"
        keepCommitment: { commitment: "offer2" } | There is no commitment "offer2"
        raiseIssue: { account: "acme", severity: 0.5, raisedBy: "acme/anne" } | There is no stakeholder "acme/anne"
        resolveIssue: { issue: "issue2" } | There is no issue "issue2"
        recordDeparture: { stakeholder: "acme/anne" } | There is no stakeholder "acme/anne"
        giveFeedback: { account: "acme", kind: NPS, direction: IN, value: 9, stakeholder: "acme/anne" } | There is no stakeholder "acme/anne"
        changePriority: { account: "acme", initiative: "plant", to: 0.2 } | There is no initiative "plant"
        agreeCadence: { account: "acme", period: "P7D", agreedWith: ["acme/anne"] } | There is no stakeholder "acme/anne"
        """)
    void simulationChecksReferencesAsMutationsDo(String step, String message) {
        JsonPath answer = Api.query(
                "{ simulate(account: \"acme\", scenarios: [{ name: \"s\", steps: [{ recordStress: { account: \"acme\","
                        + " level: 1 } }, { "
                        + step + " }] }]) { asOf } }");
        assertThat(answer.getString("errors[0].message"))
                .as(answer.prettify())
                .contains(message)
                .startsWith("Step 2 of scenario \"s\": ");
    }

    @Test
    void stepOfASimulationMayReferToAnEarlierOne() {
        JsonPath answer = Api.query("""
            { simulate(account: "acme", scenarios: [{ name: "s", steps: [
                { addStakeholder: { account: "acme", ref: "acme/new", department: "HR", person: { ref: "new", name: "New" } } }
                { recordTouchpoint: { account: "acme", channel: CALL, direction: OUT, participants: ["acme/new"] } }
                { makeCommitment: { account: "acme", ref: "x", title: "T", dueAt: "2099-02-01T00:00:00Z", madeTo: ["acme/new"] } }
                { keepCommitment: { commitment: "x", at: "2099-01-20T00:00:00Z" } }] }]) {
              scenarios { facts } } }\
            """);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        assertThat(answer.getList("data.simulate.scenarios[0].facts")).hasSize(4);
        assertThat(Api.query("{ commitment(ref: \"x\") { id } }").<Object>get("data.commitment"))
                .isNull();
    }

    @Test
    void transitionThatIsNotPossibleNamesTheStepAndTheReason() {
        JsonPath answer = Api.query("""
            { simulate(account: "acme", scenarios: [{ name: "s", steps: [
                { keepCommitment: { commitment: "offer1", at: "2099-01-02T00:00:00Z" } }
                { breakCommitment: { commitment: "offer1", at: "2099-01-03T00:00:00Z" } }] }]) { asOf } }\
            """);
        assertThat(answer.getString("errors[0].message")).startsWith("Step 2 of scenario \"s\": ");
    }

    @Test
    void scenariosHaveDifferentNames() {
        String one = "{ name: \"s\", steps: [{ recordStress: { account: \"acme\", level: 1 } }] }";
        assertThat(Api.query("{ simulate(account: \"acme\", scenarios: [" + one + one + "]) { asOf } }")
                        .getString("errors[0].message"))
                .isEqualTo("Two scenarios have the name \"s\". Maybe number them?");
    }
}
