package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.security.AccessScope;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.WebhookReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may say what, in whose name, and what the audit log keeps of it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(UserAccessTest.WithAnIssuer.class)
class LimitedWritesTest extends UserTest {
    private static final String FACTS = """
            {"type":"member","ref":"anna","at":"2025-01-01T00:00:00Z","name":"Anna","timeZone":"UTC"}
            {"type":"member","ref":"ben","at":"2025-01-01T00:00:00Z","name":"Ben","timeZone":"UTC"}
            {"type":"account","ref":"acme","at":"2025-01-01T00:00:00Z","name":"Acme","owner":"anna"}
            {"type":"account","ref":"beta","at":"2025-01-01T00:00:00Z","name":"Beta","owner":"ben"}
            {"type":"coaching","ref":"advice","at":"2025-02-01T00:00:00Z","member":"ben","advice":"Listen"}
            {"type":"coaching","ref":"advice-to-anna","at":"2025-02-01T00:00:00Z","member":"anna","advice":"Listen"}
            {"type":"stress","ref":"crisis","at":"2025-02-01T00:00:00Z","level":0.5}\
            """;

    private String admin;
    private String anna;

    @BeforeEach
    void limitedMemberAndTwoAccounts() {
        home = workspace();
        admin = key(home, EnumSet.allOf(AccessScope.class));
        assertThat(as(admin)
                        .contentType("application/x-ndjson")
                        .body(FACTS.getBytes(StandardCharsets.UTF_8))
                        .post("/facts")
                        .jsonPath()
                        .getInt("accepted"))
                .isEqualTo(7);
        ask(admin, "mutation { setMemberVisibility(input: { ownAccountsOnly: true }) { ownAccountsOnly } }");
        anna = user("role: MEMBER, member: \"anna\"");
    }

    @Test
    void entriesOfAFileAreReadByItsSenderAndByCallersWhoReadAllFacts() {
        String sender = key(home, EnumSet.of(AccessScope.IMPORT));
        String other = key(home, EnumSet.of(AccessScope.IMPORT, AccessScope.READ));
        String line =
                "{\"type\":\"stakeholder\",\"ref\":\"eve\",\"at\":\"2025-02-01T00:00:00Z\",\"account\":\"nowhere\",\"department\":\"IT\",\"person\":{\"ref\":\"eve\",\"name\":\"Eve\",\"email\":\"eve@secret.example\"}}";
        String job = as(sender)
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/facts?async=true&source=crm")
                .jsonPath()
                .getString("id");
        await().until(() ->
                ask(sender, "{ job(id: \"" + job + "\") { finishedAt } }").get("data.job.finishedAt") != null);
        String document = "{ job(id: \"" + job
                + "\") { firstFacts errors { line code message entry } } source(name: \"crm\") { refusedEntries { entry } } }";
        for (String reader : List.of(sender, admin)) {
            JsonPath seen = ask(reader, document);
            assertThat(seen.getString("data.job.errors[0].entry")).contains("eve@secret.example");
            assertThat(seen.getString("data.source.refusedEntries[0].entry")).contains("eve@secret.example");
            assertThat(as(reader).get("/jobs/" + job + "/errors").asString()).contains("eve@secret.example");
        }
        JsonPath hidden = ask(other, document);
        assertThat(hidden.getString("data.job.errors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(hidden.getString("data.job.errors[0].message"))
                .startsWith("Only the key or user that sent the file");
        assertThat(hidden.prettify()).doesNotContain("secret").doesNotContain("nowhere");
        assertThat(hidden.getList("data.source.refusedEntries")).isEmpty();
        assertThat(as(other).get("/jobs/" + job + "/errors").asString())
                .contains("was started by another key or user")
                .doesNotContain("secret");
        assertThat(ask(
                                other,
                                "mutation { resendRefusedEntries(input: { source: \"crm\" }) { userErrors { message } } }")
                        .getString("data.resendRefusedEntries.userErrors[0].message"))
                .startsWith("The source \"crm\" has no rejected entries");
    }

    @Test
    void fileOfADryRunIsImportedByItsSenderAndByCallersWhoReadAllFacts() {
        String sender = key(home, EnumSet.of(AccessScope.IMPORT));
        String other = key(home, EnumSet.of(AccessScope.IMPORT));
        String line =
                "{\"type\":\"touchpoint\",\"ref\":\"talk\",\"at\":\"2025-02-01T00:00:00Z\",\"account\":\"acme\",\"channel\":\"CALL\",\"direction\":\"OUT\",\"note\":\"secret\"}";
        String job = as(sender)
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/facts?async=true&dryRun=true")
                .jsonPath()
                .getString("id");
        await().until(() ->
                ask(sender, "{ job(id: \"" + job + "\") { finishedAt } }").get("data.job.finishedAt") != null);
        String commit =
                "mutation { commitJob(input: { id: \"" + job + "\" }) { job { firstFacts } userErrors { code } } }";
        JsonPath refused = ask(other, commit);
        assertThat(refused.getString("data.commitJob.userErrors[0].code")).isEqualTo("NOT_ALLOWED");
        assertThat(ask(other, "{ job(id: \"" + job + "\") { firstFacts status } }")
                        .getMap("data.job"))
                .containsEntry("firstFacts", List.of())
                .containsEntry("status", "VALIDATED");
        assertThat(ask(admin, commit).getString("data.commitJob.job.firstFacts[0]"))
                .contains("secret");
    }

    @Test
    void onlyOneOfSeveralConcurrentRequestsSavesASegmentOfAName() {
        String mutation =
                "mutation { createSegment(input: { name: \"Big\", filter: {} }) { segment { id } userErrors { code } } }";
        List<JsonPath> answers =
                IntStream.range(0, 6)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask(admin, mutation)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(answers).allMatch(answer -> answer.get("errors") == null);
        assertThat(answers.stream().filter(answer -> answer.get("data.createSegment.segment") != null))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.getString("data.createSegment.userErrors[0].code")))
                .containsOnly(null, "DUPLICATE_REF");
    }

    private String user(String role) {
        String subject = UUID.randomUUID().toString();
        assertThat(errorOf(admin, "grantAccess(input: { subject: \"%s\", %s })".formatted(subject, role)))
                .isNull();
        return UserAccessTest.token(issuer, subject);
    }

    /** The code of the first error of a mutation; null if there is none. */
    private String errorOf(String secret, String mutation) {
        JsonPath answer = ask(secret, "mutation { it: " + mutation + " { userErrors { code message } } }");
        assertThat(answer.<Object>get("data.it"))
                .as(mutation + answer.prettify())
                .isNotNull();
        return answer.getString("data.it.userErrors[0].code");
    }

    @Test
    void limitedMemberRecordsNothingAboutMarketOthersAndWorkspace() {
        String before = as(admin).get("/facts").asString();
        for (String mutation : List.of(
                "recordStress(input: { level: 1.0 })",
                "recordCoaching(input: { member: \"ben\", advice: \"x\" })",
                "recordCoaching(input: { account: \"acme\", member: \"ben\", advice: \"x\" })",
                "recordAvailability(input: { member: \"ben\", days: [MONDAY], from: \"09:00\", to: \"10:00\", timeZone: \"UTC\" })",
                "registerMember(input: { ref: \"carl\", name: \"Carl\", timeZone: \"UTC\" })",
                "updateMember(input: { member: \"ben\", timeZone: \"Europe/Paris\" })",
                "setExchangeRates(input: { base: \"EUR\", rates: [{ currency: \"USD\", rate: \"1.1\" }] })",
                "retractFact(input: { fact: \"crisis\", type: \"stress\", reason: \"x\" })",
                "amendFact(input: { fact: \"crisis\", type: \"stress\", fields: \"{\\\"level\\\":0.0}\" })")) {
            assertThat(errorOf(anna, mutation)).as(mutation).isEqualTo("NOT_ALLOWED");
        }
        for (String mutation : List.of(
                "retractFact(input: { fact: \"advice\", type: \"coaching\", reason: \"x\" })",
                "recordCoachingFollowUp(input: { coaching: \"advice\", followed: true })",
                "recordCoachingFollowUp(input: { coaching: \"none\", followed: true })")) {
            assertThat(errorOf(anna, mutation)).as(mutation).isEqualTo("UNKNOWN_REFERENCE");
        }
        assertThat(as(admin).get("/facts").asString()).isEqualTo(before);
    }

    @Test
    void limitedMemberRecordsWhatConcernsOnlyThem() {
        for (String mutation : List.of(
                "recordStress(input: { account: \"acme\", level: 1.0 })",
                "recordCoachingFollowUp(input: { coaching: \"advice-to-anna\", followed: true })",
                "recordAvailability(input: { member: \"anna\", days: [MONDAY], from: \"09:00\", to: \"10:00\", timeZone: \"UTC\" })")) {
            assertThat(errorOf(anna, mutation)).as(mutation).isNull();
        }
    }

    @Test
    void keyThatOnlyWritesIsShownWhatItWroteAndNoRecord() {
        String writer = key(home, EnumSet.of(AccessScope.WRITE));
        JsonPath written = ask(
                writer,
                "mutation { recordTouchpoint(input: { account: \"acme\", channel: CALL, direction: OUT }) { fact { id type"
                        + " ref } touchpoint { id version } userErrors { code message } } }");
        assertThat(written.getString("data.recordTouchpoint.fact.type"))
                .as(written.prettify())
                .isEqualTo("touchpoint");
        for (String fields : List.of(
                "touchpoint { account { name } }",
                "touchpoint { channel }",
                "fact { account { name } }",
                "trustImpact { account { ref } }",
                "fact { json }")) {
            JsonPath answer = ask(
                    writer,
                    "mutation { recordTouchpoint(input: { account: \"acme\", channel: CALL, direction: OUT }) { "
                            + fields + " } }");
            assertThat(answer.getString("errors[0].extensions.code")).as(fields).isEqualTo("FORBIDDEN");
        }
        JsonPath unknown = ask(
                writer,
                "mutation { recordTouchpoint(input: { account: \"acmee\", channel: CALL, direction: OUT }) { userErrors {"
                        + " message } } }");
        assertThat(unknown.getString("data.recordTouchpoint.userErrors[0].message"))
                .contains("\"acmee\"")
                .doesNotContain("\"acme\"");
    }

    @Test
    void namingSomebodyElseAsReporterRequiresItsScope() {
        String said = "recordExperience(input: { account: \"acme\", good: true, by: \"%s\" })";
        assertThat(errorOf(anna, said.formatted("ben"))).isEqualTo("NOT_ALLOWED");
        assertThat(errorOf(anna, said.formatted("anna"))).isNull();
        assertThat(
                        errorOf(
                                anna,
                                "amendFact(input: { fact: \"advice-to-anna\", type: \"coaching\", fields: \"{\\\"by\\\":\\\"ben\\\"}\" })"))
                .isEqualTo("NOT_ALLOWED");
        assertThat(
                        errorOf(
                                admin,
                                "recordTouchpoint(input: { account: \"acme\", ref: \"of-ben\", channel: CALL, direction: OUT, by: \"ben\" })"))
                .isNull();
        for (String taken : List.of("null", "\\\"anna\\\"")) {
            assertThat(errorOf(
                            anna,
                            "amendFact(input: { fact: \"of-ben\", type: \"touchpoint\", fields: \"{\\\"by\\\":" + taken
                                    + "}\" })"))
                    .as(taken)
                    .isEqualTo("NOT_ALLOWED");
        }
        JsonPath unsaid = ask(
                anna,
                "mutation { recordExperience(input: { account: \"acme\", good: true }) { fact { reportedBy { ref }"
                        + " recordedBy } } }");
        assertThat(unsaid.getString("data.recordExperience.fact.reportedBy.ref"))
                .as(unsaid.prettify())
                .isEqualTo("anna");
        assertThat(unsaid.getString("data.recordExperience.fact.recordedBy")).startsWith("acs_");
        String writer = key(home, EnumSet.of(AccessScope.WRITE));
        assertThat(errorOf(writer, said.formatted("ben"))).isEqualTo("NOT_ALLOWED");
        String manager = user("role: MANAGER, member: \"ben\"");
        JsonPath forAnna = ask(
                manager, "mutation { it: " + said.formatted("anna") + " { fact { reportedBy { ref } recordedBy } } }");
        assertThat(forAnna.getString("data.it.fact.reportedBy.ref"))
                .as(forAnna.prettify())
                .isEqualTo("anna");
        assertThat(forAnna.getString("data.it.fact.recordedBy"))
                .startsWith("acs_")
                .isNotEqualTo(unsaid.getString("data.recordExperience.fact.recordedBy"));
    }

    @Test
    void segmentsBelongToWhoeverIsLimitedAndToTheWebhooksThatUseThem() {
        String create =
                "mutation { createSegment(input: { name: \"At risk\", filter: %s }) { segment { id } userErrors { code"
                        + " } } }";
        String shared =
                ask(admin, create.formatted("{ owner: { eq: \"ben\" } }")).getString("data.createSegment.segment.id");
        assertThat(ask(anna, "{ segments { name filter } }").getList("data.segments"))
                .isEmpty();
        assertThat(ask(anna, "{ node(id: \"" + shared + "\") { id } }").<Object>get("data.node"))
                .isNull();
        assertThat(errorOf(anna, "deleteSegment(input: { id: \"" + shared + "\" })"))
                .isEqualTo("UNKNOWN_REFERENCE");
        String own = ask(anna, create.formatted("{}")).getString("data.createSegment.segment.id");
        assertThat(ask(anna, "{ segments { name } }").getList("data.segments.name"))
                .containsExactly("At risk");
        assertThat(errorOf(user("role: MEMBER"), "createSegment(input: { name: \"None\", filter: {} })"))
                .isEqualTo("NOT_ALLOWED");
        String outer = ask(
                        admin,
                        "mutation { createSegment(input: { name: \"Outer\", filter: { segment: \"" + own
                                + "\" } }) { segment { id } userErrors { message } } }")
                .getString("data.createSegment.segment.id");
        String hook = ask(
                        admin,
                        "mutation { createWebhook(input: { url: \"http://127.0.0.1:9/\", segment: \"" + outer
                                + "\" }) { webhook { id } userErrors { message } } }")
                .getString("data.createWebhook.webhook.id");
        String widen = "updateSegment(input: { id: \"%s\", filter: {} })";
        String writer = key(home, EnumSet.of(AccessScope.WRITE, AccessScope.READ));
        assertThat(errorOf(writer, widen.formatted(outer))).isEqualTo("NOT_ALLOWED");
        assertThat(errorOf(anna, widen.formatted(own))).isEqualTo("NOT_ALLOWED");
        assertThat(errorOf(admin, "deleteSegment(input: { id: \"" + outer + "\" })"))
                .isEqualTo("NOT_ALLOWED");
        assertThat(errorOf(admin, widen.formatted(shared))).isNull();
        assertThat(errorOf(admin, "deleteWebhook(input: { id: \"" + hook + "\" })"))
                .isNull();
        assertThat(errorOf(anna, widen.formatted(own))).isNull();
        assertThat(errorOf(admin, "deleteSegment(input: { id: \"" + outer + "\" })"))
                .isNull();
    }

    @Test
    void webhookSendsWhatItsAuthorMayRead() throws Exception {
        try (WebhookReceiver receiver = WebhookReceiver.start()) {
            String bare = key(home, EnumSet.of(AccessScope.WEBHOOKS));
            assertThat(errorOf(bare, "createWebhook(input: { url: \"" + receiver.url("/bare") + "\" })"))
                    .isNull();
            assertThat(errorOf(admin, "createWebhook(input: { url: \"" + receiver.url("/full") + "\" })"))
                    .isNull();
            JsonPath sent = as(admin)
                    .contentType("application/x-ndjson")
                    .body("""
                            {"type":"stakeholder","ref":"p","account":"acme","at":"2025-03-01T00:00:00Z","person":{"ref":"p","name":"Pat","email":"pat@acme.example"},"department":"IT"}
                            {"type":"stakeholder","ref":"q","account":"acme","at":"2025-03-01T00:00:00Z","person":{"ref":"q","name":"Quinn"},"department":"HR"}
                            {"type":"tie","ref":"feud","account":"acme","at":"2025-03-02T00:00:00Z","from":"p","to":"q","kind":"CONFLICTS_WITH"}
                            {"type":"experience","ref":"last","account":"acme","at":"2025-03-03T00:00:00Z","good":true}\
                            """.getBytes(StandardCharsets.UTF_8))
                    .post("/facts")
                    .jsonPath();
            assertThat(sent.getInt("accepted")).as(sent.prettify()).isEqualTo(4);
            assertThat(bodies(receiver, "/full")).contains("pat@acme.example", "CONFLICTS_WITH");
            assertThat(bodies(receiver, "/bare"))
                    .contains("\"ref\":\"p\"")
                    .doesNotContain("pat@acme.example", "Quinn", "feud", "CONFLICTS_WITH");
        }
    }

    /** All bodies up to the one about the last fact. */
    private static String bodies(WebhookReceiver receiver, String path) throws InterruptedException {
        StringBuilder all = new StringBuilder();
        while (all.indexOf("\"last\"") < 0) {
            WebhookReceiver.Delivery one = receiver.at(path).poll(20, TimeUnit.SECONDS);
            assertThat(one).as("a delivery after " + all).isNotNull();
            all.append(one.body());
        }
        return all.toString();
    }

    @Test
    void auditTellsWhatWasDoneToWhatAndWhatWasRefused() {
        String named = "createApiKey(input: { name: \"%s\", scopes: [READ, EXPORT] })";
        assertThat(errorOf(admin, named.formatted("anna"))).isNull();
        for (String name : List.of("an\\nna", "\\u202Eanna")) {
            assertThat(errorOf(admin, named.formatted(name))).as(name).isEqualTo("INVALID_VALUE");
        }
        errorOf(admin, "erasePerson(input: { person: \"nobody@acme.example\" })");
        ask(anna, "mutation { erasePerson(input: { person: \"p1\" }) { facts } }");
        as(anna).get("/facts?account=acme&search=secret");
        String id = ask(
                        anna,
                        "mutation { recordTouchpoint(input: { account: \"acme\", channel: CALL, direction: OUT, note:"
                                + " \"private\" }) { fact { recordedBy } } }")
                .getString("data.recordTouchpoint.fact.recordedBy");
        List<Map<String, Object>> entries = ask(
                        admin, "{ auditEntries(first: 6) { caller callerId operation arguments refused } }")
                .getList("data.auditEntries");
        assertThat(entries.get(1))
                .containsEntry("caller", "anna")
                .containsEntry("callerId", id)
                .containsEntry("operation", "Mutation.recordTouchpoint")
                .containsEntry("refused", false);
        assertThat(entries.get(1).get("arguments").toString())
                .contains("recordTouchpoint.account=acme", "recordTouchpoint.channel=CALL")
                .doesNotContain("private");
        assertThat(entries.get(2))
                .containsEntry("operation", "GET /facts")
                .containsEntry("arguments", List.of("account=acme", "search=…"))
                .containsEntry("refused", true);
        assertThat(entries.get(3))
                .containsEntry("operation", "Mutation.erasePerson")
                .containsEntry("arguments", List.of("erasePerson.person=p1"))
                .containsEntry("refused", true);
        assertThat(entries.get(4).get("arguments").toString())
                .contains("erasePerson.person=sha256:")
                .doesNotContain("nobody");
        assertThat(entries.get(5).get("arguments").toString())
                .contains("createApiKey.scopes=[READ, EXPORT]", "createApiKey.name=anna");
    }

    @Test
    void auditKeepsNoAddressOfAPath() {
        String hash = "sha256:f357318eea6b927b";
        for (String path : List.of("nobody@acme.example/", "nobody%2540acme.example", "nobody@acme.example/facts")) {
            as(admin).urlEncodingEnabled(false).get("/people/" + path);
            String entries =
                    ask(admin, "{ auditEntries(first: 2) { operation } }").getString("data.auditEntries[1].operation");
            assertThat(entries).as(path).startsWith("GET /people/" + hash).doesNotContain("nobody");
        }
        as(admin).urlEncodingEnabled(false).get("/people/100%25%ff");
        assertThat(ask(admin, "{ auditEntries(first: 2) { operation } }").getString("data.auditEntries[1].operation"))
                .isEqualTo("GET /people/100%25%ff");
    }

    @Test
    void workspaceNeitherLearnsOfNorTakesInUsersOfAnother() {
        UUID evil = workspace();
        String evilAdmin = key(evil, EnumSet.allOf(AccessScope.class));
        String subject = "shared-" + home;
        UUID own = home;
        home = evil;
        assertThat(errorOf(evilAdmin, "grantAccess(input: { subject: \"" + subject + "\", role: ADMIN })"))
                .isNull();
        home = own;
        assertThat(errorOf(admin, "grantAccess(input: { subject: \"" + subject + "\", role: READER })"))
                .isNull();
        assertThat(errorOf(admin, "grantAccess(input: { subject: \"" + subject + "\", role: READER })"))
                .isEqualTo("DUPLICATE_REF");
        String token = UserAccessTest.token(issuer, subject);
        assertThat(ask(token, "{ me { workspace scopes } }").getString("data.me.workspace"))
                .isEqualTo(own.toString());
        home = evil;
        assertThat(ask(token, "{ me { workspace scopes } }").getString("data.me.workspace"))
                .isEqualTo(evil.toString());
        assertThat(as(admin).get("/facts").statusCode()).isEqualTo(401);
        for (String named : List.of("", "nonsense", UUID.randomUUID().toString())) {
            assertThat(given().header("Authorization", "Bearer " + token)
                            .header("Troth-Workspace", named)
                            .get("/export/accounts")
                            .statusCode())
                    .as(named)
                    .isEqualTo(401);
        }
        assertThat(given().header("Authorization", "Bearer " + token)
                        .get("/export/accounts")
                        .statusCode())
                .isEqualTo(401);
    }
}
