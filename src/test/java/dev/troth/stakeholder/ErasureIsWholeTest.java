package dev.troth.stakeholder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.ledger.ErasableTable;
import dev.troth.ledger.RebuildableProjection;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.Owner;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure reaches whatever a person was ever called, and whatever column holds a text. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ErasureIsWholeTest {
    private static final Pattern TELLING = Pattern.compile("(?is).*(zyxabel|oldname|quorvane|4440999|5550123).*");

    /** Columns that hold no free text: keys of the caller (`tellingRefs`), words of Troth, hashes and secrets. */
    private static final Map<String, Set<String>> NO_TEXTS = Map.ofEntries(
            Map.entry("api_key", Set.of("prefix", "scopes")),
            Map.entry("access_grant", Set.of("issuer", "role", "member_ref", "account_ref")),
            Map.entry("access_grant_subject", Set.of("issuer", "subject")),
            Map.entry("api_key_secret", Set.of("hash")),
            Map.entry("audit_log", Set.of("member_ref", "caller_id", "address", "request_id", "guarded")),
            Map.entry("trusted_document", Set.of("hash")),
            // Names of programs, which people do not have.
            Map.entry("deprecated_use", Set.of("element", "client_name", "client_version")),
            Map.entry("account_stream", Set.of("ref")),
            // The function erase_from_facts changes note, body and digest.
            Map.entry(
                    "fact",
                    Set.of(
                            "type",
                            "ref",
                            "subject_kind",
                            "subject_ref",
                            "reported_by_ref",
                            "recorded_by",
                            "source",
                            "note",
                            "body",
                            "digest")),
            // Answers with a telling key are deleted.
            Map.entry("idempotency_key", Set.of("key", "digest")),
            Map.entry("erasure", Set.of("person", "hashes", "accounts")),
            Map.entry("person", Set.of("ref", "name", "email", "phone", "time_zone")),
            // Renamed with a unique name.
            Map.entry("segment", Set.of("name", "member_ref")),
            Map.entry("account_state", Set.of("model", "state")),
            Map.entry("account_score", Set.of("standing")),
            Map.entry("model_version", Set.of("version", "state", "based_on", "changes", "failure")),
            Map.entry("backtest", Set.of("model", "learns", "state", "findings", "failure")),
            Map.entry("job", Set.of("format", "source", "on_error", "state", "phase", "last_account")),
            // Files of dry runs are deleted, others when their jobs end.
            Map.entry("job_file_chunk", Set.of("bytes")),
            Map.entry("job_error", Set.of("code", "field")),
            Map.entry("job_skipped_entry", Set.of("reason")),
            Map.entry("import_source", Set.of("format")),
            Map.entry("awaited_message", Set.of("reply_ref")),
            // Deleted when their import ends; the ledger erases them when it takes them.
            Map.entry("staged_line", Set.of("account_ref", "text", "entry")),
            Map.entry("webhook", Set.of("types", "skip_sources", "secret", "old_secret")),
            Map.entry("webhook_delivery", Set.of("state")));

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    @Any
    Instance<ErasableTable> erasable;

    @Inject
    @Any
    Instance<RebuildableProjection> projections;

    private UUID home;

    @BeforeEach
    void aPersonWithTwoNames() {
        home = workspace.fresh(database);
        JsonPath sent = send("""
                {"type":"account","ref":"c1","at":"2025-01-01T00:00:00Z","name":"C1"}
                {"type":"account","ref":"c2","at":"2025-01-01T00:00:00Z","name":"C2"}
                {"type":"account","ref":"c3","at":"2025-01-01T00:00:00Z","name":"C3"}
                {"type":"stakeholder","ref":"c1-p","account":"c1","at":"2025-02-01T00:00:00Z","person":{"ref":"p1","name":"Zyxabel Oldname","email":"zyx.oldname@corp.example","phone":"+49 171 4440999"},"department":"IT"}
                {"type":"touchpoint","ref":"t1","account":"c1","at":"2025-02-02T00:00:00Z","channel":"EMAIL","direction":"IN","summary":"Zyxabel Oldname wrote from zyx.oldname@corp.example. She called from +49 171 4440999"}
                {"type":"stakeholder","ref":"c2-p","account":"c2","at":"2025-03-01T00:00:00Z","person":{"ref":"p1","name":"Zyxabel Quorvane","email":"zyx.quorvane@corp.example","phone":"+49 170 5550123"},"department":"IT"}\
                """);
        assertThat(sent.getInt("accepted")).as(sent.prettify()).isEqualTo(6);
    }

    private static JsonPath send(String lines) {
        return given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .jsonPath();
    }

    private static JsonPath erase() {
        JsonPath erased = Api.query("mutation { erasePerson(input: { person: \"p1\" }) { facts tellingRefs keptTexts"
                + " revokedAccessGrants userErrors { message } } }");
        assertThat(erased.getList("data.erasePerson.userErrors"))
                .as(erased.prettify())
                .isEmpty();
        return erased;
    }

    /** Columns of tenant tables, by table, whose type can hold a text. */
    private static Map<String, Set<String>> textColumns() throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        try (Connection owner = Owner.connect("");
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("""
                        select c.table_name, c.column_name from information_schema.columns c
                        where c.table_schema = 'public' and c.udt_name in ('text', '_text', 'varchar', 'jsonb', 'json', 'bytea')
                            and exists (select 1 from information_schema.columns w where w.table_schema = 'public'
                                and w.table_name = c.table_name and w.column_name = 'workspace_id')
                        """)) {
            while (found.next()) {
                columns.computeIfAbsent(found.getString(1), table -> new TreeSet<>())
                        .add(found.getString(2));
            }
        }
        return columns;
    }

    private Set<String> whereTold() throws SQLException {
        Set<String> places = new TreeSet<>();
        Map<String, Set<String>> columns = textColumns();
        try (Connection owner = Owner.connect("");
                Statement statement = owner.createStatement()) {
            statement.execute("set bytea_output = 'escape'");
            for (Map.Entry<String, Set<String>> table : columns.entrySet()) {
                for (String column : table.getValue()) {
                    try (ResultSet found = statement.executeQuery("select " + column + "::text from " + table.getKey()
                            + " where workspace_id = '" + home + "'")) {
                        while (found.next()) {
                            if (TELLING.matcher(String.valueOf(found.getString(1)))
                                    .matches()) {
                                places.add(table.getKey() + "." + column);
                            }
                        }
                    }
                }
            }
        }
        return places;
    }

    @Test
    void formerNamesAddressesAndNumbersAreErased() throws SQLException {
        assertThat(whereTold()).contains("fact.body", "touchpoint.summary", "person.name");
        erase();
        assertThat(whereTold()).isEmpty();
        assertThat(Api.query("{ touchpoint(ref: \"t1\") { summary } }").getString("data.touchpoint.summary"))
                .isEqualTo("[erased] [erased] wrote from [erased]. She called from [erased]");
    }

    @Test
    void personBroughtUnderAnotherRefIsTakenWithoutThem() throws SQLException {
        erase();
        JsonPath sent = send("""
                {"type":"stakeholder","ref":"again","account":"c1","at":"2025-04-01T00:00:00Z","person":{"ref":"crm-77","name":"Zyxabel Quorvane","email":"zyx.quorvane@corp.example","phone":"+49 170 5550123"},"department":"IT"}
                {"type":"stakeholder","ref":"else","account":"c3","at":"2025-04-01T00:00:00Z","person":{"ref":"crm-78","name":"Zyxabel Oldname","email":"zyx.oldname@corp.example"},"department":"IT"}
                {"type":"touchpoint","ref":"other","account":"c3","at":"2025-04-02T00:00:00Z","channel":"CALL","direction":"IN","summary":"Fine"}\
                """);
        assertThat(sent.getInt("accepted")).as(sent.prettify()).isEqualTo(3);
        assertThat(whereTold()).isEmpty();
        JsonPath added = Api.query("mutation { addStakeholder(input: { account: \"c2\", department: \"IT\", person: {"
                + " ref: \"crm-79\", name: \"Zyxabel Quorvane\", email: \"zyx.quorvane@corp.example\" } }) {"
                + " stakeholder { person { name email } } userErrors { message } } }");
        assertThat(added.getString("data.addStakeholder.stakeholder.person.name"))
                .as(added.prettify())
                .startsWith("Erased person ");
        assertThat(whereTold()).isEmpty();
    }

    /** A switchboard and a shared mailbox belong to many. */
    @Test
    void colleagueWithTheSameNumberKeepsTheirName() {
        erase();
        send(
                "{\"type\":\"stakeholder\",\"ref\":\"col\",\"account\":\"c1\",\"at\":\"2025-04-01T00:00:00Z\",\"person\":{\"ref\":\"col\",\"name\":\"Greg Olsen\",\"phone\":\"+49 170 5550123\"},\"department\":\"IT\"}");
        assertThat(Api.query("{ stakeholder(ref: \"col\") { person { name phone } } }")
                        .getString("data.stakeholder.person.name"))
                .isEqualTo("Greg Olsen");
    }

    /** Grants need an identity provider. */
    private void grant(String subject) throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection owner = Owner.connect("");
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "insert into access_grant (workspace_id, id, issuer, subject, role, account_ref, created_at) values ('%s', '%s', 'https://login.example', '%s', 'PORTAL', 'c1', now())"
                            .formatted(home, id, subject));
            statement.execute(
                    "insert into access_grant_subject (issuer, subject, workspace_id, grant_id) values ('https://login.example', '%s', '%s', '%s')"
                            .formatted(subject, home, id));
        }
    }

    @Test
    void copiesOutsideOfTheLedgerAreErasedOrTold() throws SQLException {
        for (String mutation : List.of(
                "createApiKey(input: { name: \"Key of Zyxabel Oldname\", scopes: [READ] }) { secret }",
                "createSegment(input: { name: \"Near Zyxabel\", filter: { search: \"Zyxabel Quorvane\" } }) { segment { id } }",
                "createSegment(input: { name: \"Near Quorvane\", filter: {} }) { segment { id } }",
                "createWebhook(input: { url: \"http://127.0.0.1:9/zyx.quorvane@corp.example\", types: [\"commitmentMade\"] }) { webhook { id } }",
                "recordExperience(input: { account: \"c3\", good: true, idempotencyKey: \"for zyx.quorvane@corp.example\" }) { replayed }",
                "saveSource(input: { name: \"crm\", format: CSV, mapping: \"{\\\"facts\\\":[{\\\"type\\\":\\\"touchpoint\\\",\\\"fields\\\":{\\\"ref\\\":{\\\"column\\\":\\\"r\\\"},\\\"account\\\":{\\\"constant\\\":\\\"c1\\\"},\\\"at\\\":{\\\"column\\\":\\\"t\\\"},\\\"channel\\\":{\\\"constant\\\":\\\"CALL\\\"},\\\"direction\\\":{\\\"constant\\\":\\\"IN\\\"},\\\"summary\\\":{\\\"constant\\\":\\\"of Zyxabel\\\"}}}]}\" }) { source { name } userErrors { message } }")) {
            JsonPath made = Api.query("mutation { " + mutation + " }");
            assertThat(made.prettify()).as(mutation).doesNotContain("\"errors\"", "\"message\"");
        }
        grant("zyx.quorvane@corp.example");
        String job = given().contentType("text/csv")
                .queryParam("template", "contacts")
                .queryParam("dryRun", true)
                .queryParam("async", true)
                .body("email,name,account\nzyx.quorvane@corp.example,Zyxabel Quorvane,c1\nx,Zyxabel,c1\n")
                .post("/facts")
                .jsonPath()
                .getString("id");
        await().until(() -> Api.query("{ job(id: \"" + job + "\") { status } }")
                .getString("data.job.status")
                .equals("VALIDATED"));
        assertThat(whereTold())
                .contains(
                        "access_grant.subject",
                        "api_key.name",
                        "idempotency_key.key",
                        "import_source.options",
                        "job_error.entry",
                        "job_file_chunk.bytes",
                        "segment.filter",
                        "segment.name",
                        "webhook.url");
        JsonPath erased = erase();
        assertThat(whereTold()).containsExactly("audit_log.arguments", "webhook.url");
        assertThat(erased.getList("data.erasePerson.keptTexts", String.class))
                .satisfiesExactlyInAnyOrder(
                        kept -> assertThat(kept).startsWith("AuditEntry.arguments "),
                        kept -> assertThat(kept).startsWith("Webhook.url "));
        assertThat(erased.getInt("data.erasePerson.revokedAccessGrants")).isEqualTo(1);
        assertThat(database.query(
                        "select 1 from access_grant_subject where subject = 'zyx.quorvane@corp.example'", row -> 1))
                .isEmpty();
    }

    /** A new column is listed here, or in {@code ErasableTable.texts()}. */
    @Test
    void everyTextColumnIsErasedOrHasAReason() throws SQLException {
        Set<String> covered = new TreeSet<>();
        NO_TEXTS.forEach((table, columns) -> columns.forEach(column -> covered.add(table + "." + column)));
        erasable.forEach(table -> {
            table.texts().forEach(text -> covered.add(text.table() + "." + text.column()));
            table.keptTexts().forEach(text -> covered.add(text.table() + "." + text.column()));
        });
        Set<String> rebuilt = new TreeSet<>();
        projections.forEach(projection -> rebuilt.add(projection.table()));
        List<String> all = new ArrayList<>();
        textColumns().forEach((table, columns) -> {
            if (!rebuilt.contains(table)) {
                columns.forEach(column -> all.add(table + "." + column));
            }
        });
        assertThat(covered).containsExactlyInAnyOrderElementsOf(all);
    }
}
