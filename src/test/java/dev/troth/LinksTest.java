package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.RoundTripCounter;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** References to people and records are objects in the API, in every list, so that a name is not another request. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LinksTest {
    private static final Pattern REF = Pattern.compile("\\b[Rr]efs?\\b");

    /** The own key of a record is not a reference to another one. */
    private static final Pattern OWN = Pattern.compile("Caller's own key|caller's own key|^Ref of the (run|fact)\\b");

    /** Words for people and records, of which a text field would be a reference. */
    private static final Pattern WORD = Pattern.compile(
            "(?i)(account|stakeholder|member|commitment|issue|touchpoint|insight|initiative|contract|tie|owner|participant"
                    + "|successor|backup|setter|sponsor)s?$|(By|Of|With)$");

    /** Fields that hold refs on purpose, and the reason. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry(
                    "Action.subjects",
                    "names records of any kind; the commitment, the issue and the stakeholder are objects beside it"),
            Map.entry("Breach.subject", "the commitment and the issue are objects beside it"),
            Map.entry(
                    "NextBestAction.subject",
                    "may be a department; the stakeholder, the commitment and the issue are objects beside it"),
            Map.entry(
                    "Fact.subject",
                    "an entry of the ledger names a record of any kind, also one that was retracted since"),
            Map.entry("FactEffect.subject", "has the fact as an object, and its subject may be a record of any kind"),
            Map.entry(
                    "ExcludedDriver.subject", "has the fact as an object, and its subject may be a record of any kind"),
            Map.entry(
                    "Fact.recordedBy",
                    "names a key or an access grant, not a person; who reports is an object beside it"),
            Map.entry("AuditEntry.caller", "may be a key; the member is an object beside it"),
            Map.entry("Me.name", "may be a key; the member is an object beside it"),
            Map.entry("NextBestAction.facts", "lines of JSON, in which the records are named by ref"),
            Map.entry("Issue.mainIssue", "a text of the account, and not a reference"),
            Map.entry("IssueReply.mainIssue", "a text of the account, and not a reference"),
            Map.entry("InitiativeReview.opportunities", "titles; the objects are Initiative.opportunities"),
            Map.entry("Tie.qualities", "words, and not references"),
            Map.entry("WebhookBody.account", "JSON that was sent; a document of the webhook selects objects beside it"),
            Map.entry("WebhookBody.subject", "JSON that was sent; a document of the webhook selects objects beside it"),
            Map.entry("WebhookFact.by", "JSON that was sent; a document of the webhook selects objects beside it"));

    private static UUID home;

    @Inject
    Database database;

    @Inject
    TestWorkspace workspace;

    @Inject
    RoundTripCounter roundTrips;

    @BeforeEach
    void accounts() {
        if (home == null) {
            home = workspace.fresh(database);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                lines.append(facts("a" + i, i));
            }
            JsonPath report = Api.post(lines.toString());
            assertThat(report.getInt("refused")).as(report.prettify()).isZero();
        }
        workspace.enter(home);
    }

    private static String facts(String account, int number) {
        return """
            {'type':'member','ref':'m#','at':'2025-12-01T00:00:00Z','name':'Member #','timeZone':'UTC'}
            {'type':'member','ref':'deputy','at':'2025-12-01T00:00:00Z','name':'Deputy','timeZone':'UTC'}
            {'type':'account','ref':'@','at':'2026-01-01T00:00:00Z','name':'Account @','owner':'m#','backupOwner':'deputy'}
            {'type':'stakeholder','ref':'@/p','account':'@','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'@p','name':'Pat @'}}
            {'type':'stakeholder','ref':'@/q','account':'@','at':'2026-01-01T00:00:00Z','department':'HR','person':{'ref':'@q','name':'Quinn @'}}
            {'type':'insight','ref':'@/n','account':'@','at':'2026-01-02T00:00:00Z','kind':'NEED','side':'THEM','text':'Less waste','unmet':true,'stakeholder':'@/p'}
            {'type':'insight','ref':'@/g','account':'@','at':'2026-01-02T00:00:00Z','kind':'GOAL','side':'THEM','text':'Less waste'}
            {'type':'initiative','ref':'@/i','account':'@','at':'2026-01-03T00:00:00Z','name':'Plant','priority':0.8,'setter':'@/p','goal':'@/g'}
            {'type':'touchpoint','ref':'@/t','account':'@','at':'2026-01-04T00:00:00Z','channel':'CALL','direction':'OUT','participants':['@/p','@/q'],'initiative':'@/i'}
            {'type':'commitmentRequested','ref':'@/c','account':'@','at':'2026-01-05T00:00:00Z','title':'Offer','requestedBy':'@/p'}
            {'type':'commitmentMade','ref':'@/c','account':'@','at':'2026-01-06T00:00:00Z','title':'Offer','dueAt':'2026-02-01T00:00:00Z','madeBy':'m#','madeTo':['@/p'],'audience':['@/q'],'touchpoint':'@/t','initiative':'@/i','insight':'@/n'}
            {'type':'commitmentMade','ref':'@/d','account':'@','at':'2026-01-06T00:00:00Z','title':'Data','side':'THEM','dueAt':'2026-02-01T00:00:00Z','madeBy':'@/q'}
            {'type':'issueRaised','ref':'@/s','account':'@','at':'2026-01-07T00:00:00Z','severity':0.5,'stakeholder':'@/q'}
            {'type':'feedback','ref':'@/f','account':'@','at':'2026-01-08T00:00:00Z','kind':'NPS','direction':'IN','value':9,'stakeholder':'@/p','relayedBy':'@/q'}
            {'type':'signal','ref':'@/g','account':'@','at':'2026-01-09T00:00:00Z','kind':'FLIGHT','level':0.8,'stakeholder':'@/p'}
            {'type':'tie','ref':'@/k','account':'@','at':'2026-01-09T00:00:00Z','from':'@/p','to':'member:m#','kind':'KNOWS'}
            {'type':'tie','ref':'@/l','account':'@','at':'2026-01-09T00:00:00Z','from':'@/p','to':'department:HR','kind':'LIAISON','initiative':'@/i'}
            {'type':'contract','ref':'@/v','account':'@','at':'2026-01-10T00:00:00Z','value':{'amount':'1.00','currency':'EUR'},'startsOn':'2026-01-01','renewsOn':'2027-01-01'}
            {'type':'cadenceAgreed','ref':'@/w','account':'@','at':'2026-01-10T00:00:00Z','period':'P14D','agreedWith':['@/q']}
            """.replace('\'', '"').replace("@", account).replace("#", Integer.toString(number));
    }

    private static TypeDefinitionRegistry schema() throws IOException {
        return new SchemaParser().parse(Files.readString(Path.of("src/main/resources/schema.graphql")));
    }

    @Test
    void everyReferenceInTheSchemaIsAnObject() throws IOException {
        List<String> texts = new ArrayList<>();
        for (ObjectTypeDefinition type : schema().getTypes(ObjectTypeDefinition.class)) {
            for (FieldDefinition field : type.getFieldDefinitions()) {
                String place = type.getName() + "." + field.getName();
                if (isText(field.getType()) && isReference(field) && !EXEMPT.containsKey(place)) {
                    texts.add(place + ": " + field.getDescription().getContent());
                }
            }
        }
        assertThat(texts)
                .as("texts that refer to a person or a record: declare a link for each")
                .isEmpty();
    }

    @Test
    void everyExemptionIsNeeded() throws IOException {
        TypeDefinitionRegistry schema = schema();
        Set<String> references = schema.getTypes(ObjectTypeDefinition.class).stream()
                .flatMap(type -> type.getFieldDefinitions().stream()
                        .filter(field -> isText(field.getType()) && isReference(field))
                        .map(field -> type.getName() + "." + field.getName()))
                .collect(Collectors.toSet());
        assertThat(references).containsAll(EXEMPT.keySet());
    }

    private static boolean isText(Type<?> type) {
        TypeName name = TypeInfo.typeInfo(type).getTypeName();
        return name.getName().equals("String") || name.getName().equals("ID");
    }

    private static boolean isReference(FieldDefinition field) {
        String told = field.getDescription().getContent();
        return !OWN.matcher(told).find()
                && (REF.matcher(told).find() || WORD.matcher(field.getName()).find());
    }

    @Test
    void everyRecordOfAListHasItsAccount() throws IOException {
        List<String> without = schema().getTypes(ObjectTypeDefinition.class).stream()
                .filter(type -> type.getName().endsWith("Edge"))
                .map(type -> type.getName().replaceFirst("Edge$", ""))
                // A fact with its effect belongs to the account of the score, an entry to that of its timeline.
                .filter(type -> !Set.of("Account", "AccountChild", "FactEffect", "Timeline")
                        .contains(type))
                .filter(type -> schemaOf(type).getFieldDefinitions().stream()
                        .noneMatch(field -> field.getName().equals("account")))
                .toList();
        assertThat(without).isEmpty();
    }

    private static ObjectTypeDefinition schemaOf(String type) {
        try {
            return schema().getType(type, ObjectTypeDefinition.class).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All links, by the list in which they are. */
    private static final Map<String, String> LINKS = Map.of(
            "accounts",
            "owner { name } backupOwner { name } cadence { agreedWith { person { name } } } signalSummary { mayLeave {"
                    + " person { name } } } insightMetrics { unmetNeeds { text } } exitReview { unmetNeeds { text } }"
                    + " breaches { commitment { title } issue { ref } } facts { reportedBy { name } }",
            "commitments",
            "account { name } requestedBy { person { name } } madeBy { name } madeByStakeholder { person { name } }"
                    + " madeTo { person { name } } audience { person { name } } touchpoint { occurredAt } initiative {"
                    + " name } insight { text } progress { uninformed { person { name } } }",
            "issues",
            "account { name } raisedBy { person { name } } replies { reportedBy { name } }",
            "touchpoints",
            "account { name } participants { person { name } } initiative { name } answers { ref } receipts {"
                    + " stakeholder { ref } }",
            "ties",
            "account { name } from { person { name } } to { ref } toMember { name } initiative { name }",
            "feedback",
            "account { name } stakeholder { person { name } } relayedBy { person { name } }",
            "insights",
            "account { name } stakeholder { person { name } } askedOf { ref }",
            "initiatives",
            "account { name } setter { person { name } } goal { text } review { openCommitments { title } }",
            "signals",
            "account { name } stakeholder { person { name } }",
            "contracts",
            "account { name }");

    @Test
    void linksAreReadForAWholeListAtOnce() {
        LINKS.forEach((list, fields) -> {
            String asked = "{ " + list + "(first: %d) { nodes { " + fields + " } } }";
            JsonPath answer = Api.query(asked.formatted(12));
            assertThat((Object) answer.get("errors")).as(list).isNull();
            int few = roundTrips.of(() -> Api.query(asked.formatted(2)));
            int many = roundTrips.of(() -> Api.query(asked.formatted(12)));
            // One by chance, from a background task; ten more accounts would need ten or more.
            assertThat(many).as(list).isLessThanOrEqualTo(few + 1);
        });
    }

    @Test
    void linksToTheSameKindOfRecordAreReadTogether() {
        String asked = "{ accounts(first: 12) { nodes { %s } } }";
        int owner = roundTrips.of(() -> Api.query(asked.formatted("owner { name }")));
        assertThat(roundTrips.of(() -> Api.query(asked.formatted("owner { name } backupOwner { name timeZone }"))))
                .isEqualTo(owner);
        JsonPath answer = Api.query(asked.formatted("owner { name } backupOwner { name timeZone }"));
        assertThat(answer.getList("data.accounts.nodes.owner.name")).contains("Member 3");
        assertThat(answer.getList("data.accounts.nodes.backupOwner.name")).contains("Deputy");
    }

    @Test
    void linkThatIsRequestedInAnotherPlaceIsReadToo() {
        JsonPath answer = Api.query(
                "{ accounts(first: 12) { edges { node { owner { name } } } nodes { backupOwner {" + " name } } } }");
        assertThat(answer.getList("data.accounts.edges.node.owner.name")).contains("Member 3");
        assertThat(answer.getList("data.accounts.nodes.backupOwner.name")).contains("Deputy");
    }

    @Test
    void linksShowPeopleAndRecordsWithTheirNames() {
        JsonPath commitment = Api.query("{ commitment(ref: \"a3/c\") { " + LINKS.get("commitments") + " } }");
        assertThat(commitment.getString("data.commitment.account.name")).isEqualTo("Account a3");
        assertThat(commitment.getString("data.commitment.requestedBy.person.name"))
                .isEqualTo("Pat a3");
        assertThat(commitment.getString("data.commitment.madeBy.name")).isEqualTo("Member 3");
        assertThat((Object) commitment.get("data.commitment.madeByStakeholder")).isNull();
        assertThat(commitment.getString("data.commitment.initiative.name")).isEqualTo("Plant");
        assertThat(commitment.getString("data.commitment.insight.text")).isEqualTo("Less waste");
        assertThat(commitment.getString("data.commitment.progress.uninformed[0].person.name"))
                .isEqualTo("Quinn a3");
        JsonPath theirs =
                Api.query("{ commitment(ref: \"a3/d\") { madeBy { name } madeByStakeholder { person { name } } } }");
        assertThat((Object) theirs.get("data.commitment.madeBy")).isNull();
        assertThat(theirs.getString("data.commitment.madeByStakeholder.person.name"))
                .isEqualTo("Quinn a3");
        JsonPath ties = Api.query("""
            { ties(where: { account: { ref: { eq: "a3" } } }, orderBy: [{ field: REF }]) { nodes {
              from { person { name } } to { ref } toMember { name } toDepartment } } }\
            """).setRootPath("data.ties");
        assertThat(ties.getString("nodes[0].from.person.name")).isEqualTo("Pat a3");
        assertThat((Object) ties.get("nodes[0].to")).isNull();
        assertThat(ties.getString("nodes[0].toMember.name")).isEqualTo("Member 3");
        assertThat(ties.getString("nodes[1].toDepartment")).isEqualTo("HR");
    }

    @Test
    void linkAsOfThePastShowsTheRecordOfThen() {
        JsonPath past = Api.query("""
            { touchpoint(ref: "a3/t", asOf: "2026-01-04T12:00:00Z") { participants { trust { value } account { issues { totalCount } } } } }\
            """);
        assertThat(past.getList("data.touchpoint.participants")).hasSize(2);
        assertThat(past.getInt("data.touchpoint.participants[0].account.issues.totalCount"))
                .isZero();
    }

    @Test
    void memberOfALinkHasFiguresIfAsked() {
        JsonPath owner = Api.query("{ account(ref: \"a3\") { owner { name overdue accounts { ref } } } }");
        assertThat(owner.getInt("data.account.owner.overdue")).isEqualTo(1);
        assertThat(owner.getList("data.account.owner.accounts.ref", String.class))
                .containsExactly("a3");
    }
}
