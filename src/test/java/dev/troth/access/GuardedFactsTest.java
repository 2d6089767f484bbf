package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.access.SchemaReads.Way;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.database.Database;
import dev.troth.platform.list.ListDefinition;
import dev.troth.platform.list.ListRegistry;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.EventStreamClient;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Marks stand in everything that is guarded: conflicts between people (POLITICS), contact details (PEOPLE_PII), facts about
 * other members and accounts of others (visibility of members). Every way of reading that the schema and the routes offer is
 * tried by each kind of caller, and shows no mark that is hidden from it.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(GuardedFactsTest.WithoutRateLimit.class)
class GuardedFactsTest {
    private static final String POLITICS = "polmark";
    private static final String MEMBERS = "hrmark";
    private static final String CONTACTS = "piimark";
    private static final String OTHERS = "betamark";
    private static final List<String> MARKS = List.of(POLITICS, MEMBERS, CONTACTS, OTHERS);

    /** As with an issuer, and without a limit of requests. */
    public static final class WithoutRateLimit extends UserAccessTest.WithAnIssuer {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = super.getConfigOverrides();
            config.put("troth.access.key-rate.per-second", "100000");
            config.put("troth.access.key-rate.burst", "100000");
            return config;
        }
    }

    private record Caller(String name, String secret, List<String> hidden) {}

    @Inject
    ApiKeyStore keys;

    @Inject
    Database database;

    @Inject
    ListRegistry registry;

    @ConfigProperty(name = "troth.access.issuer")
    String issuer;

    @TestHTTPResource("/graphql")
    URI graphql;

    private UUID home;
    private Caller admin;
    private final List<Caller> callers = new ArrayList<>();
    private final Map<String, Set<String>> forbidden = new LinkedHashMap<>();

    @BeforeEach
    void marksInGuardedPlaces() {
        home = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", home);
        admin = key("admin", List.of(), AccessScope.values());
        Response sent = as(admin)
                .contentType("application/x-ndjson")
                .body(FACTS.getBytes(StandardCharsets.UTF_8))
                .post("/facts");
        assertThat(sent.jsonPath().getInt("refused")).as(sent.asString()).isZero();
        ask(admin, "mutation { setMemberVisibility(input: { ownAccountsOnly: true }) { ownAccountsOnly } }");
        key("reads", List.of(POLITICS, CONTACTS), AccessScope.READ);
        key("contacts", List.of(POLITICS), AccessScope.READ, AccessScope.PEOPLE_PII, AccessScope.EXPORT);
        key("politics", List.of(CONTACTS), AccessScope.READ, AccessScope.POLITICS, AccessScope.EXPORT);
        key("writes", MARKS, AccessScope.WRITE, AccessScope.CORRECT);
        user("role: MEMBER, member: \"anna\"", POLITICS, MEMBERS, OTHERS);
        user("role: READER, member: \"anna\"", POLITICS, MEMBERS, OTHERS, CONTACTS);
        user("role: MEMBER", MARKS.toArray(String[]::new));
        user("role: PORTAL, account: \"acme\"", MARKS.toArray(String[]::new));
    }

    private Caller key(String name, List<String> hidden, AccessScope... scopes) {
        EnumSet<AccessScope> all = EnumSet.noneOf(AccessScope.class);
        all.addAll(List.of(scopes));
        Caller caller = new Caller(
                name,
                WorkspaceScope.within(home, () -> keys.create(name, all, null)).secret(),
                hidden);
        callers.add(caller);
        return caller;
    }

    /** A pattern of all marks that are hidden from a caller; matches nothing if there are none. */
    private static String hidden(Caller caller) {
        return caller.hidden.isEmpty() ? "(?!)" : String.join("|", caller.hidden);
    }

    private void user(String role, String... hidden) {
        String subject = UUID.randomUUID().toString();
        JsonPath granted = ask(
                admin,
                "mutation { grantAccess(input: { subject: \"" + subject + "\", " + role
                        + " }) { userErrors { message } } }");
        assertThat(granted.getList("data.grantAccess.userErrors"))
                .as(granted.prettify())
                .isEmpty();
        callers.add(new Caller(role, UserAccessTest.token(issuer, subject), List.of(hidden)));
    }

    private RequestSpecification as(Caller caller) {
        return given().header("Authorization", "Bearer " + caller.secret).header("Troth-Workspace", home);
    }

    private JsonPath ask(Caller caller, String query) {
        return as(caller)
                .contentType("application/json")
                .accept("application/graphql-response+json")
                .body(Map.of("query", query))
                .post("/graphql")
                .jsonPath();
    }

    /** What a caller is answered by a way, which leaves out the fields that the caller may not query. */
    private Optional<String> answer(Caller caller, SchemaReads reads, Way way) {
        Set<String> closed = forbidden.computeIfAbsent(caller.name, name -> new HashSet<>());
        for (Optional<String> document = reads.document(way, closed);
                document.isPresent();
                document = reads.document(way, closed)) {
            JsonPath answer = ask(caller, document.get());
            if (!"FORBIDDEN".equals(answer.getString("errors[0].extensions.code"))) {
                return Optional.of(answer.prettify().toLowerCase(Locale.ROOT));
            }
            String field = answer.getString("errors[0].message").split("[ (]")[0];
            if (!closed.add(field)) {
                return Optional.empty(); // The way itself is closed, such as node to customers.
            }
        }
        return Optional.empty();
    }

    @Test
    void noWayOfReadingShowsWhatIsHiddenFromACaller() {
        SchemaReads reads = new SchemaReads(Map.of(
                "ref",
                "\"acme\"",
                "account",
                "\"acme\"",
                "member",
                "\"ines\"",
                "score",
                "TRUST",
                "from",
                "\"2025-01-01T00:00:00Z\"",
                "type",
                "\"tie\""));
        List<Way> ways = new ArrayList<>(reads.queries());
        idsByType().forEach((type, ids) -> ids.forEach(id -> ways.addAll(reads.fieldsOfRecord(type, id))));
        Map<String, Integer> shown = new LinkedHashMap<>();
        List<String> failures = new ArrayList<>();
        for (Way way : ways) {
            for (Caller caller : callers) {
                answer(caller, reads, way)
                        .ifPresent(answer -> MARKS.stream()
                                .filter(answer::contains)
                                .forEach(mark -> {
                                    shown.merge(caller.name + " " + mark, 1, Integer::sum);
                                    if (caller.hidden.contains(mark)) {
                                        failures.add(caller.name + " reads " + mark + " by " + way);
                                    }
                                }));
            }
        }
        assertThat(failures.stream().distinct()).isEmpty();
        assertThat(shown)
                .as("marks are shown to whom they are not hidden")
                .containsKeys(
                        "admin " + POLITICS,
                        "admin " + MEMBERS,
                        "admin " + CONTACTS,
                        "admin " + OTHERS,
                        "contacts " + CONTACTS,
                        "politics " + POLITICS,
                        "reads " + OTHERS);
    }

    private Map<String, List<String>> idsByType() {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (ListDefinition definition : registry.all()) {
            ids.put(
                    definition.type(),
                    ask(admin, "{ " + definition.plural() + " { nodes { id } } }")
                            .getList("data." + definition.plural() + ".nodes.id"));
        }
        ids.put(
                "Fact",
                WorkspaceScope.within(
                        home,
                        () -> database.query(
                                "select id from fact where workspace_id = ?",
                                row -> new GlobalId("fct", row.getObject("id", UUID.class)).toString(),
                                home)));
        return ids;
    }

    @Test
    void noRouteShowsWhatIsHiddenFromACaller() {
        List<String> routes = new ArrayList<>(
                List.of("/facts", "/facts?type=tie", "/facts?account=acme", "/people/pat", "/people/betty", "/audit"));
        registry.all()
                .forEach(list -> List.of("jsonl", "csv", "arrow")
                        .forEach(format -> routes.add("/export/" + list.plural() + "?format=" + format)));
        assertThat(AuthorizationRules.paths().stream().filter(path -> path.startsWith("GET ")))
                .as("routes that this test knows, or that show no records")
                .containsExactlyInAnyOrder(
                        "GET /facts",
                        "GET /export",
                        "GET /people",
                        "GET /audit",
                        "GET /q",
                        "GET /jobs",
                        "GET /sources");
        for (Caller caller : callers) {
            for (String route : routes) {
                Response response = as(caller).get(route);
                String answer =
                        new String(response.asByteArray(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                assertThat(answer).as(caller.name + " " + route).doesNotContainPattern(hidden(caller));
            }
        }
        assertThat(as(admin).get("/facts").asString()).contains(MARKS);
        assertThat(as(admin).get("/people/pat").asString()).contains(POLITICS, CONTACTS);
    }

    @Test
    void streamOfFactsLeavesOutWhatIsHiddenFromACaller() throws Exception {
        String first = new GlobalId(
                        "fct",
                        WorkspaceScope.within(
                                        home,
                                        () -> database.query(
                                                "select id from fact where workspace_id = ? order by seq limit 1",
                                                row -> row.getObject("id", UUID.class),
                                                home))
                                .getFirst())
                .toString();
        for (Caller caller : callers) {
            String content = caller.hidden.contains(CONTACTS) ? "" : " json";
            String document = "subscription { facts(sinceFact: \"" + first + "\") { id type ref subject" + content
                    + " account { name } } }";
            try (EventStreamClient stream = EventStreamClient.open(
                    graphql,
                    document,
                    Map.of(),
                    Map.of("Authorization", "Bearer " + caller.secret, "Troth-Workspace", home.toString()))) {
                boolean mayRead = !caller.hidden.containsAll(MARKS);
                StringBuilder heard = new StringBuilder();
                while (mayRead && !heard.toString().contains("the-last-fact")) {
                    heard.append(stream.next().data().toLowerCase(Locale.ROOT));
                }
                assertThat(heard.toString()).as(caller.name).doesNotContainPattern(hidden(caller));
            }
        }
    }

    @Test
    void answersToWritesDoNotTellWhatIsHiddenFromACaller() {
        List<String> mutations = List.of(
                "recordTie(input: { account: \"acme\", ref: \"polmark-feud\", from: \"acme-p\", to: \"acme-q\", kind: KNOWS })",
                "recordTie(input: { account: \"acme\", from: \"acme-p\", to: \"acme-q\", kind: CONFLICTS_WITH })",
                "addStakeholder(input: { account: \"acme\", ref: \"acme-p\", department: \"IT\", person: { ref: \"pat\", name: \"x\" } })",
                "endTie(input: { tie: \"polmark-feux\" })",
                "endTie(input: { tie: \"polmark-feud\" })",
                "recordCoachingFollowUp(input: { coaching: \"hrmark-0\", followed: true })",
                "retractFact(input: { fact: \"polmark-feud\", type: \"tie\", reason: \"x\" })",
                "amendFact(input: { fact: \"polmark-feud\", type: \"tie\", fields: \"{\\\"strength\\\":2}\" })",
                "amendFact(input: { fact: \"peers\", type: \"tie\", fields: \"{\\\"kind\\\":\\\"CONFLICTS_WITH\\\"}\" })",
                "recordTouchpoint(input: { account: \"betamarc\", channel: CALL, direction: OUT })");
        for (Caller caller : callers) {
            for (String mutation : mutations) {
                String answer = ask(caller, "mutation { " + mutation + " { fact { id } userErrors { code message } } }")
                        .prettify();
                String told = answer;
                for (String own : List.of("polmark-feud", "polmark-feux", "hrmark-0")) {
                    told = told.replace("\\\"" + own + "\\\"", "");
                }
                assertThat(told)
                        .as(caller.name + " " + mutation)
                        .doesNotContain("INTERNAL")
                        .doesNotContainPattern(hidden(caller));
                if (caller.hidden.contains(POLITICS) && !mutation.startsWith("addStakeholder")) {
                    assertThat(told).as(caller.name + " " + mutation).doesNotContain("kind", "\"id\"");
                }
                if (caller.hidden.contains(CONTACTS) && mutation.startsWith("addStakeholder")) {
                    assertThat(told).as(caller.name + " " + mutation).doesNotContain("person");
                }
            }
        }
        assertThat(as(admin).get("/facts").asString()).contains("\"ref\":\"peers\",\"account\":\"acme\"");
    }

    private static final String FACTS = """
            {"type":"member","ref":"anna","at":"2025-01-01T00:00:00Z","name":"Anna","timeZone":"UTC"}
            {"type":"member","ref":"ben","at":"2025-01-01T00:00:00Z","name":"Ben","timeZone":"UTC"}
            {"type":"member","ref":"ines","at":"2025-01-01T00:00:00Z","name":"Ines","timeZone":"UTC"}
            {"type":"account","ref":"acme","at":"2025-01-01T00:00:00Z","name":"Acme","owner":"anna"}
            {"type":"account","ref":"betamark","at":"2025-01-01T00:00:00Z","name":"Betamark","owner":"ben"}
            {"type":"stakeholder","ref":"acme-p","account":"acme","at":"2025-01-01T00:00:00Z","person":{"ref":"pat","name":"Pat","email":"piimark@acme.example"},"department":"IT"}
            {"type":"stakeholder","ref":"acme-q","account":"acme","at":"2025-01-01T00:00:00Z","person":{"ref":"quinn","name":"Quinn"},"department":"HR"}
            {"type":"stakeholder","ref":"betamark-p","account":"betamark","at":"2025-01-01T00:00:00Z","person":{"ref":"betty","name":"Betamark Betty"},"department":"IT"}
            {"type":"tie","ref":"polmark-feud","account":"acme","at":"2025-01-02T00:00:00Z","from":"acme-p","to":"acme-q","kind":"CONFLICTS_WITH","note":"polmark"}
            {"type":"tie","ref":"peers","account":"acme","at":"2025-01-02T00:00:00Z","from":"acme-p","to":"acme-q","kind":"KNOWS"}
            {"type":"tie","ref":"polmark-later","account":"acme","at":"2025-01-02T00:00:00Z","from":"acme-q","to":"acme-p","kind":"KNOWS","note":"polmark"}
            {"type":"amended","ref":"polmark-amendment","at":"2025-02-02T00:00:00Z","fact":"polmark-later","factType":"tie","fields":{"kind":"CONFLICTS_WITH","note":"polmark"}}
            {"type":"tie","ref":"polmark-over","account":"acme","at":"2025-01-03T00:00:00Z","from":"acme-p","to":"acme-q","kind":"CONFLICTS_WITH"}
            {"type":"tieEnded","ref":"polmark-end","account":"acme","at":"2025-03-02T00:00:00Z","tie":"polmark-over","reason":"polmark"}
            {"type":"coaching","ref":"hrmark-1","at":"2025-02-01T00:00:00Z","member":"ines","advice":"hrmark","by":"ben"}
            {"type":"coaching","ref":"hrmark-2","account":"acme","at":"2025-02-01T00:00:00Z","member":"ines","advice":"hrmark"}
            {"type":"coachingFollowed","ref":"hrmark-3","at":"2025-03-01T00:00:00Z","coaching":"hrmark-1","followed":false}
            {"type":"amended","ref":"hrmark-4","at":"2025-03-01T00:00:00Z","fact":"hrmark-1","factType":"coaching","fields":{"advice":"hrmark, amended"}}
            {"type":"availability","ref":"hrmark-5","at":"2025-02-01T00:00:00Z","member":"ines","days":["MONDAY"],"from":"09:00","to":"12:00","timeZone":"UTC","note":"hrmark"}
            {"type":"memberChanged","ref":"hrmark-6","at":"2025-02-01T00:00:00Z","member":"ines","timeZone":"Europe/Berlin","note":"hrmark"}
            {"type":"commitmentMade","ref":"betamark-c","account":"betamark","at":"2025-01-03T00:00:00Z","title":"Betamark","by":"ben","dueAt":"2027-01-01T00:00:00Z","shared":true}
            {"type":"experience","ref":"the-last-fact","account":"acme","at":"2025-05-01T00:00:00Z","good":true}\
            """;
}
