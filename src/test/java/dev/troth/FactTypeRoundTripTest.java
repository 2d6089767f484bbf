package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every word is said by a mutation as by a line: the fact in the ledger holds all that the caller said. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
public class FactTypeRoundTripTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AT = "2026-10-01T09:00:00Z";

    /** What only mutations say, or only lines. */
    private static final Set<String> NOT_OF_THE_FACT = Set.of("account", "ref", "at");

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void recordReferencedFacts() {
        workspace.fresh(database);
        String lines = """
                {'type':'account','ref':'a','at':'2026-01-01T00:00:00Z','name':'A'}
                {'type':'stakeholder','ref':'p','account':'a','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'p','name':'P'}}
                {'type':'stakeholder','ref':'q','account':'a','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'q','name':'Q'}}
                {'type':'touchpoint','ref':'t','account':'a','at':'2026-01-02T00:00:00Z','channel':'CALL','direction':'OUT'}
                {'type':'insight','ref':'n','account':'a','at':'2026-01-02T00:00:00Z','kind':'QUESTION','text':'Why?'}
                {'type':'insight','ref':'m','account':'a','at':'2026-01-02T00:00:00Z','kind':'GOAL','text':'Less waste'}
                {'type':'initiative','ref':'i','account':'a','at':'2026-01-02T00:00:00Z','name':'Line','priority':0.5}
                {'type':'contract','ref':'c','account':'a','at':'2026-01-02T00:00:00Z','value':{'amount':'9.00','currency':'EUR'},'startsOn':'2026-01-02','renewsOn':'2027-01-02'}
                {'type':'issueRaised','ref':'x','account':'a','at':'2026-01-02T00:00:00Z','severity':0.5}
                {'type':'effortSpent','ref':'f','account':'a','at':'2026-01-03T00:00:00Z','initiative':'i','hours':2}
                {'type':'valueDelivered','ref':'w','account':'a','at':'2026-01-03T00:00:00Z','initiative':'i','value':{'amount':'9.00','currency':'EUR'}}
                {'type':'opportunity','ref':'z','account':'a','at':'2026-01-03T00:00:00Z','initiative':'i','title':'Poland'}
                {'type':'signal','ref':'g','account':'a','at':'2026-01-02T00:00:00Z','kind':'USE','level':0.5}
                {'type':'availability','ref':'v','account':'a','at':'2026-01-02T00:00:00Z','stakeholder':'p','days':['MONDAY'],'from':'08:00','to':'12:00','timeZone':'Europe/Paris'}
                {'type':'commitmentMade','ref':'l','account':'a','at':'2026-01-02T00:00:00Z','title':'Do it','dueAt':'2026-02-01T00:00:00Z'}
                {'type':'commitmentMade','ref':'k','account':'a','at':'2026-01-02T00:00:00Z','title':'Do it','dueAt':'2026-12-01T00:00:00Z'}
                {'type':'tie','ref':'e','account':'a','at':'2026-01-02T00:00:00Z','from':'p','to':'q','kind':'KNOWS'}
                {'type':'playbookStarted','ref':'r','account':'a','at':'2026-01-02T00:00:00Z','playbook':'renewal'}
                {'type':'coaching','ref':'o','at':'2026-01-02T00:00:00Z','member':'dana','advice':'Listen'}
                """.replace('\'', '"');
        assertThat(Api.post(lines).getInt("accepted")).isEqualTo(19);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "noteInsight           | insight             | {'account':'a','kind':'GOAL','text':'Uptime','evidence':'STATED','rank':2,'domain':'IT','horizon':'2027','sharedAt':'2026-09-01T00:00:00Z','acknowledgedAt':'2026-11-02T00:00:00Z','side':'US','askedOf':'p','stakeholder':'q','importance':0.7,'unmet':true,'metric':'percent','target':99.5,'value':97.0,'dueAt':'2027-01-01T00:00:00Z','consent':true}",
                "reviewInsight         | insightReviewed     | {'insight':'n','evidence':'CONFIRMED','rank':1,'text':'Why not?','value':3.0,'unmet':false}",
                "acknowledgeInsight    | insightAcknowledged | {'insight':'n','acknowledgedBy':'p'}",
                "answerQuestion        | questionAnswered    | {'insight':'n','answer':'Because'}",
                "retireInsight         | insightRetired      | {'insight':'n','reason':'Old'}",
                "assessNeeds           | needsAssessed       | {'account':'a','scope':'INDUSTRY','depth':0.4}",
                "shareRoadmap          | roadmapShared       | {'account':'a','direction':'IN','domain':'BUSINESS'}",
                "giveFeedback          | feedback            | {'account':'a','direction':'IN','kind':'CSAT','value':4.0,'text':'Fine','honest':true,'department':'IT','relayedBy':'q','stakeholder':'p','saidAt':'2026-09-01T00:00:00Z','shared':true}",
                "startInitiative       | initiative          | {'account':'a','name':'Plant','priority':0.8,'setter':'p','stake':{'amount':'100.00','currency':'EUR'},'budget':{'amount':'20.00','currency':'EUR'},'goal':'m','cadence':'P7D'}",
                "changePriority        | priorityChanged     | {'account':'a','initiative':'i','reason':'Money','mitigated':0.2,'cause':'A new head','to':0.2,'causedBy':'q'}",
                "changePriority        | priorityChanged     | {'account':'a','severity':0.3,'reason':'Money','mitigated':0.2}",
                "recordReasonRequest          | reasonAsked         | {'initiative':'i','askedOf':'p','answer':'Money'}",
                "announceChange            | noticeGiven         | {'initiative':'i','effectiveAt':'2026-12-01T00:00:00Z','claims':['Done'],'facts':['Photo']}",
                "recordEffort           | effortSpent         | {'initiative':'i','hours':5.5,'cost':{'amount':'55.00','currency':'EUR'},'evidence':'Sheet 4','toldAt':'2026-11-01T00:00:00Z'}",
                "recordSettlement      | settlement          | {'initiative':'i','proposed':{'amount':'50.00','currency':'EUR'},'agreed':{'amount':'40.00','currency':'EUR'}}",
                "recordAccommodation   | accommodation       | {'initiative':'i','direction':'OUT','text':'Late payment','value':{'amount':'5.00','currency':'EUR'}}",
                "recordOpportunity     | opportunity         | {'initiative':'i','title':'Poland','value':{'amount':'5.00','currency':'EUR'},'horizon':'LONG','won':true}",
                "recordValueDelivered          | valueDelivered      | {'initiative':'i','value':{'amount':'5.00','currency':'EUR'},'confirmedBy':'p'}",
                "endInitiative         | initiativeEnded     | {'initiative':'i','outcome':'Bought'}",
                "recordSignal          | signal              | {'account':'a','kind':'USE','level':0.6,'until':'2026-12-01T00:00:00Z','stakeholder':'p','capability':'Reports','explained':false}",
                "recordStress          | stress              | {'account':'a','level':0.6,'until':'2026-12-01T00:00:00Z'}",
                "signContract          | contract            | {'account':'a','value':{'amount':'5.00','currency':'EUR'},'startsOn':'2026-10-01','renewsOn':'2027-10-01'}",
                "renewContract         | renewed             | {'contract':'c','value':{'amount':'7.00','currency':'EUR'}}",
                "recordChurn           | churned             | {'account':'a','reason':'Price','attribution':'EXTERNAL','contract':'c'}",
                "agreeCadence          | cadenceAgreed       | {'account':'a','period':'P14D','agreedWith':['p']}",
                "tellEffort            | effortTold          | {'initiative':'i','effort':'f'}",
                "confirmValue          | valueConfirmed      | {'initiative':'i','delivered':'w','confirmedBy':'p'}",
                "decideOpportunity     | opportunityDecided  | {'initiative':'i','opportunity':'z','won':true}",
                "shareCommitment       | commitmentShared    | {'commitment':'k','shared':false}",
                "endSignal             | signalEnded         | {'signal':'g','reason':'Over'}",
                "endCadence            | cadenceEnded        | {'account':'a','reason':'Holiday'}",
                "recordReceipt         | messageReceived     | {'touchpoint':'t','kind':'READ','stakeholder':'p'}",
                "endAvailability       | availabilityEnded   | {'account':'a','availability':'v'}",
                "acknowledgeIssue      | issueAcknowledged   | {'issue':'x','overrideReason':'Fire'}",
                "renegotiateCommitment | commitmentRenegotiated | {'commitment':'k','dueAt':'2026-12-09T00:00:00Z','scope':0.5,'budgetIncrease':0.2,'reason':'Steel','agreedBy':'p','attribution':'CUSTOMER'}",
                "recordExperience      | experience          | {'account':'a','good':true,'severity':0.3,'participants':['p'],'attribution':'US','title':'The fair'}",
                "recordAvailability    | availability        | {'account':'a','stakeholder':'p','days':['MONDAY','FRIDAY'],'from':'08:00','to':'12:00','timeZone':'Europe/Paris'}",
                "replyToIssue          | issueReplied        | {'issue':'x','text':'We come today.','agreed':'Come today','mainIssue':'It stops','options':['Today','Tomorrow'],'overrideReason':'Fire'}",
                "forgiveCommitment     | commitmentForgiven  | {'commitment':'l','forgivenBy':'p'}",
                "planHandover          | handoverPlanned     | {'stakeholder':'p','backup':'q','steps':['Introduce'],'done':1}",
                "recordTie             | tie                 | {'account':'a','from':'p','to':'department:IT','kind':'ALLIED_WITH','confidence':0.5,'strength':0.6,'sentiment':-0.2,'qualities':['forced'],'initiative':'i'}",
                "endTie                | tieEnded            | {'tie':'e','reason':'Moved'}",
                "savePlaybook         | playbook            | {'name':'house','steps':['One','Two'],'trigger':'RENEWAL'}",
                "startPlaybookRun         | playbookStarted     | {'account':'a','playbook':'complaint','reason':'It stops','hypothesis':'They stay'}",
                "completePlaybookStep            | playbookStepDone    | {'run':'r','step':2}",
                "endPlaybookRun           | playbookEnded       | {'run':'r','outcome':'Renewed','worked':true}",
                "recordCoaching        | coaching            | {'account':'a','member':'dana','coach':'noor','advice':'Ask first'}",
                "recordCoachingFollowUp        | coachingFollowed    | {'coaching':'o','followed':true}",
                "setExchangeRates      | exchangeRates       | {'base':'EUR','rates':[{'currency':'USD','rate':'0.92'},{'currency':'JPY','rate':'0.006'}]}",
                "enablePolitics        | politicsSwitched    | {'enabled':true}"
            })
    void recordedFactHoldsEveryInputField(String mutation, String type, String said) throws IOException {
        ObjectNode input = (ObjectNode) JSON.readTree(said.replace('\'', '"'));
        input.put("ref", "new").put("at", AT);
        JsonPath answer = mutate(mutation, input);
        assertThat((Object) answer.get("errors")).isNull();
        assertThat(answer.getList("data." + mutation + ".userErrors")).isEmpty();
        JsonNode fact = fact(type);
        input.remove(NOT_OF_THE_FACT);
        input.properties()
                .forEach(field ->
                        assertThat(fact.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(fact.path("at").asText()).isEqualTo(AT);
    }

    /** A mutation without a record of its own returns the account that it changed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recordExperience   | {'good':true,'severity':0.3}",
                "recordStress       | {'level':0.5}",
                "recordCoaching     | {'member':'dana','advice':'Ask first'}",
                "assessNeeds        | {'scope':'CUSTOMER'}",
                "shareRoadmap       | {'direction':'OUT'}",
                "agreeCadence       | {'period':'P14D'}",
                "recordAvailability | {'stakeholder':'p','days':['MONDAY'],'from':'08:00','to':'12:00','timeZone':'UTC'}",
                "recordChurn        | {'reason':'Price'}"
            })
    void mutationOfTheAccountReturnsTheAccount(String mutation, String fields) throws IOException {
        ObjectNode input = (ObjectNode) JSON.readTree(fields.replace('\'', '"'));
        input.put("account", "a").put("at", AT);
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        JsonPath answer = Api.query(
                "mutation($input: %s!) { %s(input: $input) { userErrors { message } record { ... on Account { ref } } fact { id } } }"
                        .formatted(type, mutation),
                Map.of("input", JSON.convertValue(input, Map.class)));
        assertThat(answer.getString("data." + mutation + ".record.ref"))
                .as(answer.prettify())
                .isEqualTo("a");
    }

    private static JsonPath mutate(String mutation, ObjectNode input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        return Api.query(
                "mutation($input: %s!) { %s(input: $input) { replayed userErrors { code path message } } }"
                        .formatted(type, mutation),
                Map.of("input", JSON.convertValue(input, Map.class)));
    }

    /**
     * Returns a line that creates a record of a kind, from the table of {@link #recordedFactHoldsEveryInputField}, so that
     * a kind that the demo does not contain needs no other example.
     */
    public static String example(String kind, String account) {
        try {
            String[] rows = FactTypeRoundTripTest.class
                    .getDeclaredMethod("recordedFactHoldsEveryInputField", String.class, String.class, String.class)
                    .getAnnotation(CsvSource.class)
                    .value();
            for (String row : rows) {
                String[] cells = row.split("\\|", 3);
                if (cells[1].strip().equals(kind)) {
                    ObjectNode fact = (ObjectNode) JSON.readTree(cells[2].replace('\'', '"'));
                    fact.put("type", kind)
                            .put("ref", "example-" + kind)
                            .put("at", AT)
                            .put("account", account);
                    return fact.toString();
                }
            }
            throw new AssertionError("The table of FactTypeRoundTripTest has no fact of the type " + kind + ".");
        } catch (NoSuchMethodException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode fact(String type) throws IOException {
        for (String line : Api.export().lines().toList()) {
            JsonNode fact = JSON.readTree(line);
            if (fact.path("type").asText().equals(type)
                    && fact.path("ref").asText().equals("new")) {
                return fact;
            }
        }
        throw new AssertionError("No fact of type " + type + " was recorded.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recordEffort        | {'initiative':'unknown','hours':1}                                     | UNKNOWN_REFERENCE",
                "noteInsight        | {'account':'a','kind':'NEED','text':' '}                               | INVALID_VALUE",
                "noteInsight        | {'account':'nobody','kind':'NEED','text':'x'}                          | UNKNOWN_REFERENCE",
                "giveFeedback       | {'account':'a','direction':'IN','kind':'NPS','value':11}               | INVALID_VALUE",
                "recordSignal       | {'account':'a','kind':'USE','level':80}                                | INVALID_VALUE",
                "agreeCadence       | {'account':'a','period':'P0D'}                                         | INVALID_VALUE",
                "recordAvailability | {'member':'d','days':['MONDAY'],'from':'18:00','to':'09:00','timeZone':'UTC'} | INVALID_VALUE",
                "recordAvailability | {'member':'d','days':['MONDAY'],'from':'08:00','to':'09:00','timeZone':'Mars'} | INVALID_VALUE",
                "recordTie          | {'account':'a','from':'p','to':'p','kind':'KNOWS'}                     | INVALID_VALUE",
                "renewContract      | {'contract':'none'}                                                    | UNKNOWN_REFERENCE",
                "completePlaybookStep         | {'run':'r','step':0}                                                   | INVALID_VALUE",
                "completePlaybookStep         | {'run':'none','step':1}                                                | UNKNOWN_REFERENCE",
                "answerQuestion     | {'insight':'none','answer':'x'}                                        | UNKNOWN_REFERENCE",
                "savePlaybook      | {'name':'empty','steps':[]}                                            | INVALID_VALUE",
                "recordCoachingFollowUp     | {'coaching':'none','followed':true}                                    | UNKNOWN_REFERENCE"
            })
    void badInputIsRefusedAndWritesNothing(String mutation, String said, String code) throws IOException {
        ObjectNode input = (ObjectNode) JSON.readTree(said.replace('\'', '"'));
        input.put("ref", "new").put("at", AT);
        long before = Api.export().lines().count();
        JsonPath answer = mutate(mutation, input);
        assertThat(answer.getString("data." + mutation + ".userErrors[0].code")).isEqualTo(code);
        assertThat(answer.getString("data." + mutation + ".userErrors[0].message"))
                .isNotBlank();
        assertThat(Api.export().lines().count()).isEqualTo(before);
    }

    @Test
    void mutationReturnsTheChangedRecord() {
        JsonPath noted = Api.query("""
                mutation { noteInsight(input: { account: "a", ref: "need", kind: NEED, text: "Quiet" }) {
                  record { __typename id ... on Insight { ref text status } } trustImpact { account { ref } } } }""");
        assertThat(noted.getString("data.noteInsight.record.__typename")).isEqualTo("Insight");
        assertThat(noted.getString("data.noteInsight.record.text")).isEqualTo("Quiet");
        assertThat(noted.getString("data.noteInsight.trustImpact.account.ref")).isEqualTo("a");
        JsonPath effort = Api.query("""
                mutation { recordEffort(input: { initiative: "i", hours: 4 }) { record { ... on Initiative { hours } } } }""");
        assertThat(effort.getDouble("data.recordEffort.record.hours")).isEqualTo(6); // two hours before, and four
    }

    @Test
    void retriedTouchpointWithCommitmentsIsWrittenOnce() {
        String mutation = """
                mutation { recordTouchpoint(input: { account: "a", channel: CALL, direction: OUT, idempotencyKey: "once",
                  commitments: [{ title: "Call back", dueAt: "2026-12-01T10:00:00Z" }] }) { replayed userErrors { code } } }""";
        assertThat(Api.query(mutation).getBoolean("data.recordTouchpoint.replayed"))
                .isFalse();
        assertThat(Api.query(mutation).getBoolean("data.recordTouchpoint.replayed"))
                .isTrue();
        assertThat(Api.query(mutation.replace("Call back", "Write back"))
                        .getString("data.recordTouchpoint.userErrors[0].code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(Api.query("{ commitments(where: { title: { eq: \"Call back\" } }) { totalCount } }")
                        .getInt("data.commitments.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void everyListIsFilteredSortedAndCounted() {
        Map<String, String> lists = Map.of(
                "insights", "notedAt",
                "feedback", "occurredAt",
                "initiatives", "startedAt",
                "signals", "occurredAt",
                "contracts", "signedAt");
        lists.forEach((list, time) -> {
            String key = time.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            JsonPath page = Api.query("{ " + list + "(first: 5, orderBy: [{ field: " + key
                    + ", direction: DESC }]) { totalCount nodes { id ref " + time
                    + " version } edges { cursor } pageInfo { hasNextPage } aggregates { count } } }");
            assertThat((Object) page.get("errors")).as(list).isNull();
        });
        assertThat(Api.query(
                                "{ accounts(where: { contracts: { some: { status: {in: [RUNNING]} } } }) { nodes { ref } } }")
                        .getList("data.accounts.nodes.ref", String.class))
                .containsExactly("a");
    }
}
