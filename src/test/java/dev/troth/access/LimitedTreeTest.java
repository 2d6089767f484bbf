package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.security.AccessScope;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hierarchy as a member sees it who is limited to own accounts. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(UserAccessTest.WithAnIssuer.class)
class LimitedTreeTest extends UserTest {
    private static final String FACTS = """
            {"type":"member","ref":"anna","at":"2025-01-01T00:00:00Z","name":"Anna","timeZone":"UTC"}
            {"type":"member","ref":"ben","at":"2025-01-01T00:00:00Z","name":"Ben","timeZone":"UTC"}
            {"type":"account","ref":"top","at":"2025-01-01T00:00:00Z","name":"Top","owner":"anna"}
            {"type":"account","ref":"side","at":"2025-01-01T00:00:00Z","name":"Side","owner":"anna","parent":"top"}
            {"type":"account","ref":"hidden","at":"2025-01-01T00:00:00Z","name":"Hidden","owner":"ben","parent":"top"}
            {"type":"account","ref":"bottom","at":"2025-01-01T00:00:00Z","name":"Bottom","owner":"anna","parent":"hidden"}
            {"type":"contract","ref":"v","account":"hidden","at":"2025-01-01T00:00:00Z","value":{"amount":"7","currency":"EUR"},"startsOn":"2025-01-01","renewsOn":"2027-01-01"}
            """;
    private static final String TREE =
            "{ account(ref: \"top\"%s) { children { totalCount nodes { ref } } tree { accounts levels revenueAtRisk { contracts } } } }";

    private String admin;
    private String anna;

    @BeforeEach
    void limitedMember() {
        home = workspace();
        admin = key(home, EnumSet.allOf(AccessScope.class));
        JsonPath report = as(admin)
                .contentType("application/x-ndjson")
                .body(FACTS.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .jsonPath();
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(7);
        ask(admin, "mutation { setMemberVisibility(input: { ownAccountsOnly: true }) { ownAccountsOnly } }");
        String subject = UUID.randomUUID().toString();
        ask(
                admin,
                "mutation { grantAccess(input: { subject: \"%s\", role: MEMBER, member: \"anna\" }) { userErrors { message } } }"
                        .formatted(subject));
        anna = UserAccessTest.token(issuer, subject);
    }

    @Test
    void hiddenAccountIsNeitherListedNorCountedNorAnyBeneathIt() {
        JsonPath all = ask(admin, TREE.formatted(""));
        assertThat(all.getInt("data.account.tree.accounts")).isEqualTo(4);
        assertThat(all.getInt("data.account.tree.levels")).isEqualTo(3);
        assertThat(all.getInt("data.account.tree.revenueAtRisk[0].contracts")).isEqualTo(1);
        for (String moment : new String[] {"", ", asOf: \"2025-06-01T00:00:00Z\""}) {
            JsonPath own = ask(anna, TREE.formatted(moment));
            assertThat(own.getList("data.account.children.nodes.ref")).containsExactly("side");
            assertThat(own.getInt("data.account.children.totalCount")).isEqualTo(1);
            assertThat(own.getInt("data.account.tree.accounts")).isEqualTo(2);
            assertThat(own.getInt("data.account.tree.levels")).isEqualTo(2);
            assertThat(own.getList("data.account.tree.revenueAtRisk")).isEmpty();
        }
        JsonPath parent = ask(anna, "{ account(ref: \"bottom\") { parent { ref } } }");
        assertThat(parent.getString("data.account.parent")).isNull();
    }

    @Test
    void circleThroughAHiddenAccountIsRefusedWithoutItsName() {
        String change =
                "mutation { updateAccount(input: {account: \"top\", parent: \"bottom\"}) { userErrors { code message } } }";
        JsonPath own = ask(anna, change);
        assertThat(own.getString("data.updateAccount.userErrors[0].message"))
                .as(own.prettify())
                .isEqualTo("parent is \"bottom\", which is beneath the account \"top\". Maybe leave it out?");
        assertThat(ask(admin, change).getString("data.updateAccount.userErrors[0].message"))
                .contains("top → bottom → hidden → top");
    }
}
