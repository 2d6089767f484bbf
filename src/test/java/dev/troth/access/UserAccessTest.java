package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.security.AccessScope;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People sign in with a token of their identity provider, as what an administrator let them in, and see what that shows. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(UserAccessTest.WithAnIssuer.class)
class UserAccessTest extends UserTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    static final String ISSUER = "troth.access.issuer";
    private static final String SHARED_KEY = "test.issuer.key";
    private static final String SHARED_URL = "test.issuer.url";

    /** By keys, and by tokens of an issuer. */
    public static class WithAnIssuer extends ApiKeyTest.ByKeys {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            // Asked for more than once, and the test runs in another class loader: they share nothing but what the JDK
            // holds.
            if (System.getProperty(SHARED_KEY) == null) {
                Issuer issuer = new Issuer();
                System.setProperty(SHARED_URL, issuer.url());
                System.setProperty(SHARED_KEY, issuer.key().toJson(OutputControlLevel.INCLUDE_PRIVATE));
            }
            config.put(ISSUER, System.getProperty(SHARED_URL));
            return config;
        }
    }

    private String admin;
    private String anna;

    @BeforeEach
    void aWorkspaceWithTwoAccountsOfTwoMembers() {
        home = workspace();
        admin = key(home, EnumSet.allOf(AccessScope.class));
        Response sent = as(admin)
                .contentType("application/x-ndjson")
                .body("""
                    {"type":"account","ref":"acme","at":"2025-01-01T00:00:00Z","name":"Acme","owner":"anna"}
                    {"type":"account","ref":"beta","at":"2025-01-01T00:00:00Z","name":"Beta","owner":"ben"}
                    {"type":"stakeholder","ref":"acme-p","account":"acme","at":"2025-01-01T00:00:00Z","person":{"ref":"pa","name":"Pat","email":"pat@acme.example"},"department":"IT"}
                    {"type":"stakeholder","ref":"acme-q","account":"acme","at":"2025-01-01T00:00:00Z","person":{"ref":"qa","name":"Quinn"},"department":"HR"}
                    {"type":"stakeholder","ref":"beta-p","account":"beta","at":"2025-01-01T00:00:00Z","person":{"ref":"pb","name":"Secretbeta"},"department":"IT"}
                    {"type":"tie","ref":"feud","account":"acme","at":"2025-01-02T00:00:00Z","from":"acme-p","to":"acme-q","kind":"CONFLICTS_WITH"}
                    {"type":"tie","ref":"peers","account":"acme","at":"2025-01-02T00:00:00Z","from":"acme-p","to":"acme-q","kind":"KNOWS"}
                    {"type":"commitmentMade","ref":"open","account":"acme","at":"2025-01-03T00:00:00Z","title":"Shown","by":"anna","dueAt":"2027-01-01T00:00:00Z","shared":true}
                    {"type":"commitmentMade","ref":"inner","account":"acme","at":"2025-01-03T00:00:00Z","title":"Hidden","by":"anna","dueAt":"2027-01-01T00:00:00Z"}
                    {"type":"commitmentMade","ref":"other","account":"beta","at":"2025-01-03T00:00:00Z","title":"Secretbeta","by":"ben","dueAt":"2027-01-01T00:00:00Z","shared":true}
                    {"type":"issueRaised","ref":"acme-i","account":"acme","at":"2025-02-01T00:00:00Z","severity":0.5}\
                    """.getBytes(StandardCharsets.UTF_8))
                .post("/facts");
        assertThat(sent.jsonPath().getInt("accepted")).as(sent.asString()).isEqualTo(11);
        anna = "anna-" + home;
    }

    private String token(String subject) {
        return token(issuer, subject);
    }

    /** A token of a user that the issuer signed. */
    static String token(String issuer, String subject) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience("troth");
        claims.setSubject(subject);
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(NOW.plusSeconds(900).toEpochMilli()));
        try {
            String json = System.getProperty(SHARED_KEY);
            RsaJsonWebKey key = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(json);
            return Issuer.sign(
                    claims.toJson(),
                    AlgorithmIdentifiers.RSA_USING_SHA256,
                    key.getPrivateKey(),
                    Map.of("kid", key.getKeyId()));
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String grant(String subject, String rest) {
        JsonPath granted = ask(
                admin,
                "mutation { grantAccess(input: { subject: \"%s\", %s }) { accessGrant { id } userErrors { code message } } }"
                        .formatted(subject, rest));
        assertThat(granted.getList("data.grantAccess.userErrors"))
                .as(granted.prettify())
                .isEmpty();
        return granted.getString("data.grantAccess.accessGrant.id");
    }

    private List<String> accountsSeenBy(String secret) {
        return ask(secret, "{ accounts(orderBy: [{field: NAME}]) { nodes { ref } } }")
                .getList("data.accounts.nodes.ref");
    }

    @Test
    void validTokenWithoutAccessGrantIsRejected() {
        assertThat(as(token(anna))
                        .body(Map.of("query", "{ me { name } }"))
                        .contentType("application/json")
                        .post("/graphql")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void memberWritesAccountsButGrantsNoAccess() {
        grant(anna, "role: MEMBER, member: \"anna\"");
        JsonPath me = ask(token(anna), "{ me { name member { ref } scopes ownAccountsOnly account { ref } } }");
        assertThat(me.getString("data.me.member.ref")).isEqualTo("anna");
        assertThat(me.getList("data.me.scopes")).containsExactlyInAnyOrder("READ", "WRITE", "PEOPLE_PII", "CORRECT");
        assertThat(me.getBoolean("data.me.ownAccountsOnly")).isFalse();
        assertThat(accountsSeenBy(token(anna))).containsExactly("acme", "beta");
        assertThat(ask(
                                token(anna),
                                "mutation { grantAccess(input: {subject: \"x\", role: ADMIN}) { accessGrant { id } } }")
                        .getString("errors[0].extensions.code"))
                .isEqualTo("FORBIDDEN");
        assertThat(as(token(anna)).get("/facts").statusCode()).isEqualTo(403);
    }

    @Test
    void accessIsRevokedAndGrantedAgain() {
        String id = grant(anna, "role: READER");
        assertThat(accountsSeenBy(token(anna))).hasSize(2);
        assertThat(ask(
                                admin,
                                "mutation { grantAccess(input: { subject: \"" + anna
                                        + "\", role: ADMIN }) { userErrors { code message } } }")
                        .getString("data.grantAccess.userErrors[0].code"))
                .isEqualTo("DUPLICATE_REF");
        ask(admin, "mutation { revokeAccess(input: { id: \"" + id + "\" }) { accessGrant { revokedAt } } }");
        assertThat(as(token(anna))
                        .contentType("application/json")
                        .body("{\"query\":\"{__typename}\"}")
                        .post("/graphql")
                        .statusCode())
                .isEqualTo(401);
        grant(anna, "role: ADMIN");
        assertThat(ask(token(anna), "{ accessGrants { subject role revokedAt } }")
                        .getList("data.accessGrants.role"))
                .containsExactly("ADMIN", "READER");
    }

    @Test
    void limitedMembersReadTheirOwnAccountsOnly() {
        grant(anna, "role: MEMBER, member: \"anna\"");
        String other = ask(admin, "{ account(ref: \"beta\") { id } commitment(ref: \"other\") { id } }")
                .getString("data.commitment.id");
        assertThat(ask(
                                admin,
                                "mutation { setMemberVisibility(input: { ownAccountsOnly: true }) { ownAccountsOnly"
                                        + " userErrors { message } } }")
                        .getBoolean("data.setMemberVisibility.ownAccountsOnly"))
                .isTrue();
        String mine = token(anna);
        assertThat(accountsSeenBy(mine)).containsExactly("acme");
        assertThat(accountsSeenBy(admin)).hasSize(2);
        for (String query : List.of(
                "{ commitments { nodes { ref title } } }",
                "{ commitments(asOf: \"2026-01-01T00:00:00Z\") { nodes { title } } }",
                "{ accounts(asOf: \"2026-01-01T00:00:00Z\", where: {search: \"Beta\"}) { totalCount nodes { name } } }",
                "{ stakeholders { nodes { ref person { name } } } }",
                "{ stakeholder(ref: \"beta-p\") { person { name } } }",
                "{ node(id: \"" + other + "\") { id ... on Commitment { title } } }",
                "{ memberActions(member: \"ben\") { __typename account { name } } }",
                "{ members { ref } }",
                "{ nextBestActions { __typename } }")) {
            JsonPath answer = ask(mine, query);
            assertThat(answer.prettify()).as(query).doesNotContain("Secretbeta", "\"Beta\"", "\"ben\"");
            assertThat(answer.<Object>get("data")).as(query + answer.prettify()).isNotNull();
        }
        assertThat(ask(mine, "{ accounts { totalCount aggregates { count } } }").getInt("data.accounts.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void limitedMembersWriteTheirOwnAccountsOnly() {
        grant(anna, "role: MEMBER, member: \"anna\"");
        ask(admin, "mutation { setMemberVisibility(input: { ownAccountsOnly: true }) { ownAccountsOnly } }");
        String mine = token(anna);
        String touch =
                "mutation { recordTouchpoint(input: { account: \"%s\", channel: CALL, direction: OUT }) { touchpoint {"
                        + " id } trustImpact { __typename } userErrors { code message } } }";
        assertThat(ask(mine, touch.formatted("acme")).getString("data.recordTouchpoint.touchpoint.id"))
                .isNotNull();
        assertThat(ask(mine, touch.formatted("beta")).getString("data.recordTouchpoint.userErrors[0].code"))
                .isEqualTo("UNKNOWN_REFERENCE");
        assertThat(ask(mine, "mutation { keepCommitment(input: { commitment: \"other\" }) { userErrors { code } } }")
                        .getString("data.keepCommitment.userErrors[0].code"))
                .isEqualTo("UNKNOWN_REFERENCE");
        assertThat(ask(
                                mine,
                                "mutation { keepCommitment(input: { commitment: \"inner\" }) { commitment { status }"
                                        + " userErrors { code message } } }")
                        .getString("data.keepCommitment.commitment.status"))
                .isEqualTo("KEPT");
        JsonPath added = ask(
                mine,
                "mutation { addStakeholder(input: { account: \"acme\", person: { ref: \"nn\", name: \"Nora\" },"
                        + " department: \"IT\" }) { stakeholder { person { name } } userErrors { code message } } }");
        assertThat(added.getString("data.addStakeholder.stakeholder.person.name"))
                .as(added.prettify())
                .isEqualTo("Nora");
        JsonPath warmer = ask(
                mine,
                "mutation { changeStance(input: { stakeholder: \"acme-p\", stance: ADVOCATE }) { stakeholder { stance"
                        + " } userErrors { code message } } }");
        assertThat(warmer.getString("data.changeStance.stakeholder.stance"))
                .as(warmer.prettify())
                .isEqualTo("ADVOCATE");
        JsonPath opened = ask(
                mine,
                "mutation { openAccount(input: { ref: \"new\", name: \"New\", owner: \"anna\" }) { account { ref }"
                        + " userErrors { code message } } }");
        assertThat(opened.getString("data.openAccount.account.ref"))
                .as(opened.prettify())
                .isEqualTo("new");
        assertThat(ask(admin, "{ account(ref: \"beta\") { touchpoints { totalCount } } }")
                        .getInt("data.account.touchpoints.totalCount"))
                .isZero();
    }

    @Test
    void limitedMemberTakesAndGivesAwayNoAccount() {
        grant(anna, "role: MEMBER, member: \"anna\"");
        ask(admin, "mutation { setMemberVisibility(input: { ownAccountsOnly: true }) { ownAccountsOnly } }");
        for (String query : List.of(
                "mutation { openAccount(input: { ref: \"beta\", name: \"Mine\", owner: \"anna\" }) { account { ref }"
                        + " userErrors { code } } }",
                "mutation { addStakeholder(input: { account: \"acme\", person: { ref: \"pb\", name: \"Renamed\" },"
                        + " department: \"IT\" }) { stakeholder { ref person { name } } userErrors { code } } }",
                "mutation { updateAccount(input: { account: \"acme\", owner: \"ben\" }) { account { ref } userErrors {"
                        + " code } } }")) {
            JsonPath answer = ask(token(anna), query);
            assertThat(answer.prettify())
                    .as(query)
                    .doesNotContain("INTERNAL", "\"ref\"", "Secretbeta")
                    .contains("\"code\"");
        }
        assertThat(ask(admin, "{ stakeholder(ref: \"beta-p\") { person { name } } }")
                        .getString("data.stakeholder.person.name"))
                .isEqualTo("Secretbeta");
        assertThat(ask(admin, "{ accounts(orderBy: [{field: NAME}]) { nodes { owner { ref } } } }")
                        .getList("data.accounts.nodes.owner.ref"))
                .containsExactly("anna", "ben");
    }

    @Test
    void conflictTiesAreHiddenFromCallersWithoutPolitics() {
        grant(anna, "role: MEMBER, member: \"anna\"");
        String tie = ask(admin, "{ ties(where: { kind: {in: [CONFLICTS_WITH]} }) { nodes { id } } }")
                .getString("data.ties.nodes[0].id");
        assertThat(tie).isNotNull();
        for (String query : List.of(
                "{ ties { nodes { kind } } account(ref: \"acme\") { ties { nodes { kind } } } }",
                "{ ties(asOf: \"2026-01-01T00:00:00Z\") { nodes { kind } } }",
                "{ ties(where: { kind: {in: [CONFLICTS_WITH]} }) { totalCount nodes { kind } } }",
                "{ node(id: \"" + tie + "\") { ... on Tie { kind } } }",
                "{ nodes(asOf: \"2026-01-01T00:00:00Z\", ids: [\"" + tie + "\"]) { ... on Tie { kind } } }")) {
            assertThat(ask(token(anna), query).prettify()).as(query).doesNotContain("\"kind\": \"CONFLICTS_WITH\"");
            assertThat(ask(admin, query).prettify()).as(query).contains("CONFLICTS_WITH");
        }
    }

    @Test
    void customerUsersSeeSharedRecordsOnly() {
        String pat = "pat-" + anna;
        grant(pat, "role: PORTAL, account: \"acme\"");
        JsonPath seen = ask(
                token(pat),
                "{ me { account { ref } } account(ref: \"acme\") { name commitments(first: 10) { totalCount nodes {"
                        + " title status dueAt } } issues { nodes { status } } } }");
        assertThat(seen.getString("data.me.account.ref")).as(seen.prettify()).isEqualTo("acme");
        assertThat(seen.getList("data.account.commitments.nodes.title")).containsExactly("Shown");
        assertThat(seen.getInt("data.account.commitments.totalCount")).isEqualTo(1);
        assertThat(seen.getList("data.account.issues.nodes")).hasSize(1);
        assertThat(ask(token(pat), "{ account(ref: \"beta\") { name } }").<Object>get("data.account"))
                .isNull();
        for (String query : List.of(
                "{ account(ref: \"acme\") { trust { score { value } } } }",
                "{ account(ref: \"acme\") { stakeholders { nodes { ref } } } }",
                "{ account(ref: \"acme\", asOf: \"2026-01-01T00:00:00Z\") { name } }",
                "{ account(ref: \"acme\") { commitments(where: { importance: { gt: 0.1 } }) { nodes { title } } } }",
                "{ account(ref: \"acme\") { commitments(orderBy: [{ field: IMPORTANCE }]) { nodes { title } } } }",
                "{ account(ref: \"acme\") { commitments { nodes { importance } } } }",
                "{ accounts { nodes { name } } }",
                "{ commitment(ref: \"open\") { title } }",
                "mutation { openAccount(input: { ref: \"x\", name: \"X\" }) { userErrors { code } } }")) {
            assertThat(ask(token(pat), query).getString("errors[0].extensions.code"))
                    .as(query)
                    .isEqualTo("FORBIDDEN");
        }
        for (String way : List.of("/facts", "/export/accounts", "/jobs/x", "/audit")) {
            assertThat(as(token(pat)).get(way).statusCode()).as(way).isEqualTo(403);
        }
    }

    @Test
    void writesAndReadsOfAddressesAreAudited() {
        grant(anna, "role: MEMBER, member: \"anna\"");
        ask(
                token(anna),
                "mutation { recordTouchpoint(input: { account: \"acme\", channel: CALL, direction: OUT }) { touchpoint"
                        + " { id } } }");
        ask(token(anna), "{ stakeholder(ref: \"acme-p\") { person { name email } } }");
        ask(token(anna), "{ accounts { nodes { name } } }");
        JsonPath seen = ask(
                admin,
                "{ auditEntries(first: 10) { occurredAt caller member { ref } address requestId operation guarded } }");
        assertThat(seen.getList("data.auditEntries.operation"))
                .as(seen.prettify())
                .startsWith("query", "query", "Mutation.recordTouchpoint", "Mutation.grantAccess", "POST /facts");
        assertThat(seen.getList("data.auditEntries[0].guarded")).contains("Query.auditEntries");
        assertThat(seen.getList("data.auditEntries[1].guarded")).containsExactly("Person.email");
        assertThat(seen.getString("data.auditEntries[1].member.ref")).isEqualTo("anna");
        assertThat(seen.getString("data.auditEntries[1].address")).isEqualTo("127.0.0.1");
        assertThat(as(admin).get("/audit").asString().lines())
                .hasSizeGreaterThanOrEqualTo(6)
                .allMatch(line -> line.startsWith("{"));
        assertThat(ask(token(anna), "{ auditEntries { occurredAt } }").getString("errors[0].extensions.code"))
                .isEqualTo("FORBIDDEN");
    }
}
