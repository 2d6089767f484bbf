package dev.troth.account;

import static dev.troth.testing.Api.ended;
import static dev.troth.testing.Api.export;
import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which account may be the parent of which, over HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ParentTest {
    private static final String CIRCLE =
            "parent is \"c\", which is beneath the account: a → c → b → a. Maybe give one of these another parent first?";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void threeLevels() {
        workspace.fresh(database);
        JsonPath report = post(account("a", "") + account("b", "a") + account("c", "b"));
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(3);
    }

    private static String account(String ref, String parent) {
        return "{\"type\":\"account\",\"ref\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"%s\"%s}\n"
                .formatted(ref, ref, parent.isEmpty() ? "" : ",\"parent\":\"" + parent + "\"");
    }

    private static JsonPath update(String account, String fields) {
        return query(
                        "mutation { updateAccount(input: {account: \"%s\", %s}) { account { parent { ref } } userErrors { code path message } } }"
                                .formatted(account, fields))
                .setRootPath("data.updateAccount");
    }

    @Test
    void accountBeneathIsRefusedAsParentWithThePath() {
        JsonPath refused = update("a", "parent: \"c\", name: \"New\"");
        assertThat(refused.getString("userErrors[0].message")).isEqualTo(CIRCLE);
        assertThat(refused.getString("userErrors[0].code")).isEqualTo("INVALID_VALUE");
        assertThat(refused.getList("userErrors[0].path")).containsExactly("input", "parent");
        JsonPath account = query(
                "{ account(ref: \"a\") { name parent { ref } children { nodes { ref children { nodes { ref } } } } } }");
        assertThat(account.getString("data.account.name")).isEqualTo("a");
        assertThat((Object) account.get("data.account.parent")).isNull();
        assertThat(account.getString("data.account.children.nodes[0].children.nodes[0].ref"))
                .isEqualTo("c");
    }

    @Test
    void accountItselfIsRefusedAsParent() {
        assertThat(update("a", "parent: \"a\"").getString("userErrors[0].message"))
                .contains("parent is \"a\", which is the account. Maybe leave it out?");
    }

    @Test
    void parentChangesOnceTheCircleIsOpen() {
        assertThat((Object) update("b", "parent: null").get("account.parent")).isNull();
        assertThat(update("a", "parent: \"c\"").getString("account.parent.ref")).isEqualTo("c");
    }

    @Test
    void otherChangesOfAnAccountWithAParentAreTaken() {
        assertThat(update("b", "tier: \"A\"").getList("userErrors")).isEmpty();
    }

    @Test
    void amendFactAndFilesAreRefusedAlike() {
        JsonPath amended = query("""
                mutation { amendFact(input: {fact: "a", type: "account", fields: "{\\"parent\\": \\"c\\"}"}) { userErrors { message path } } }
                """);
        assertThat(amended.getString("data.amendFact.userErrors[0].message")).isEqualTo(CIRCLE);
        JsonPath report = post("""
                {"type":"amended","ref":"moved","at":"2026-06-01T00:00:00Z","fact":"a","factType":"account","fields":{"parent":"c"}}
                """);
        assertThat(report.getInt("refused")).isEqualTo(1);
        assertThat(report.getString("errors[0].message")).isEqualTo(CIRCLE);
    }

    @Test
    void circleWithinOneFileIsRefusedOnce() {
        JsonPath report = post(account("x", "z") + account("y", "x") + account("z", "y"));
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(2);
        assertThat(report.getString("errors[0].message"))
                .isEqualTo(
                        "parent is \"y\", which is beneath the account: z → y → x → z. Maybe give one of these another parent first?");
        assertThat(query("{ account(ref: \"x\") { parent { ref } children { nodes { ref } } } }")
                        .getList("data.account.children.nodes.ref"))
                .containsExactly("y");
    }

    @Test
    void parentMayBeOpenedLater() {
        assertThat(post(account("child", "later")).getInt("accepted")).isEqualTo(1);
        assertThat(query("{ account(ref: \"child\") { parent { ref } } }").getString("data.account.parent.ref"))
                .isNull();
        JsonPath closed = post(account("later", "child"));
        assertThat(closed.getString("errors[0].message"))
                .startsWith("parent is \"child\", which is beneath the account: later → child → later.");
        assertThat(post(account("later", "a")).getInt("accepted")).isEqualTo(1);
        assertThat(query("{ account(ref: \"child\") { parent { ref parent { ref } } } }")
                        .getString("data.account.parent.parent.ref"))
                .isEqualTo("a");
    }

    @Test
    void retractionOfTheChangeThatOpenedACircleIsRefused() {
        update("b", "parent: null");
        update("a", "parent: \"c\"");
        JsonPath facts = post("""
                {"type":"retracted","ref":"undo","at":"2026-11-22T09:00:00Z","fact":"%s","factType":"amended","reason":"wrong"}
                """.formatted(amendment("b")));
        assertThat(facts.getInt("refused")).as(facts.prettify()).isEqualTo(1);
        assertThat(facts.getString("errors[0].message")).contains("b → a → c → b");
    }

    private static String amendment(String account) {
        return export().lines()
                .filter(line -> line.contains("\"amended\"") && line.contains("\"fact\":\"" + account + "\""))
                .map(line -> line.replaceAll(".*\"ref\":\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void accountHasTenAccountsAboveItAtMost() {
        StringBuilder lines = new StringBuilder(account("l0", ""));
        for (int i = 1; i <= 10; i++) {
            lines.append(account("l" + i, "l" + (i - 1)));
        }
        assertThat(post(lines.toString()).getInt("accepted")).isEqualTo(11);
        JsonPath refused = post(account("l11", "l10"));
        assertThat(refused.getString("errors[0].code")).isEqualTo("TOO_LARGE");
        assertThat(refused.getString("errors[0].message"))
                .isEqualTo(
                        "With the parent \"l10\" the account \"l11\" would have more than 10 accounts above it. Maybe choose a parent nearer to the top?");
        JsonPath tree = query("{ account(ref: \"l0\") { tree { accounts levels tooLarge } } }")
                .setRootPath("data.account.tree");
        assertThat(tree.getInt("accounts")).isEqualTo(11);
        assertThat(tree.getInt("levels")).isEqualTo(11);
        assertThat(tree.getBoolean("tooLarge")).isFalse();
    }

    @Test
    void tableOfACrmTakesParentsAndRefusesCircles() {
        String csv = """
                Id,CreatedDate,Name,ParentId
                001000000000001AAA,2026-01-01T00:00:00Z,Top,
                001000000000002AAA,2026-01-01T00:00:00Z,Middle,001000000000001AAA
                001000000000003AAA,2026-01-01T00:00:00Z,Ring,001000000000004AAA
                001000000000004AAA,2026-01-01T00:00:00Z,Ring,001000000000003AAA
                """;
        String id = given().contentType("text/csv")
                .queryParam("template", "salesforce-accounts")
                .body(csv)
                .post("/facts")
                .jsonPath()
                .getString("id");
        JsonPath job =
                ended(() -> query("{ job(id: \"" + id + "\") { finishedAt accepted refused errors { message } } }")
                        .setRootPath("data.job"));
        assertThat(job.getInt("accepted")).as(job.prettify()).isEqualTo(3);
        assertThat(job.getInt("refused")).isEqualTo(1);
        assertThat(job.getString("errors[0].message")).contains("which is beneath the account: salesforce:");
        List<String> children = query(
                        "{ accounts(where: {name: {eq: \"Top\"}}) { nodes { children { nodes { name } } } } }")
                .getList("data.accounts.nodes[0].children.nodes.name");
        assertThat(children).containsExactly("Middle");
    }

    /** Each sees no circle, since the other's change is not visible yet. */
    @Test
    void circleOfTwoWritersIsRefused() throws Exception {
        for (int i = 0; i < 10; i++) {
            String one = "one" + i;
            String two = "two" + i;
            post(account(one, "") + account(two, ""));
            Callable<JsonPath> first = () -> update(one, "parent: \"" + two + "\"");
            Callable<JsonPath> second = () -> update(two, "parent: \"" + one + "\"");
            try (var both = Executors.newFixedThreadPool(2)) {
                List<Future<JsonPath>> answers = both.invokeAll(List.of(first, second));
                int errors = 0;
                for (Future<JsonPath> answer : answers) {
                    errors += answer.get().getList("userErrors").size();
                }
                assertThat(errors).isEqualTo(1);
            }
        }
    }
}
