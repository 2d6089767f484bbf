package dev.troth.trust.hierarchy;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.testing.RoundTripCounter;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scores and revenue of an account and those beneath it, over HTTP. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AccountTreeTest {
    private static final String TREE = """
            tree { accounts departed otherSide levels tooLarge
                trust { value unrated mean worst worstAccount { ref } accounts unratedAccounts coverage }
                churnRisk { value unrated mean worst worstAccount { ref } accounts unratedAccounts coverage }
                revenueAtRisk { days contracts value { amount currency } atRisk { amount currency } unratedContracts
                    unratedValue { amount } unrated } }
            """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    RoundTripCounter roundTrips;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    private static void told(String lines) {
        JsonPath report = post(lines);
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static String account(String ref, @Nullable String parent) {
        return "{\"type\":\"account\",\"ref\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"%s\"%s}\n"
                .formatted(ref, ref.toUpperCase(), parent == null ? "" : ",\"parent\":\"" + parent + "\"");
    }

    /** A commitment with its outcome, and a touchpoint: what a score needs. */
    private static String rated(String ref, boolean kept) {
        return """
                {"type":"stakeholder","ref":"%1$s/p","account":"%1$s","at":"2026-01-02T00:00:00Z","department":"IT","person":{"ref":"%1$s/p","name":"P"}}
                {"type":"commitmentMade","ref":"%1$s/c","account":"%1$s","at":"2026-02-01T00:00:00Z","title":"T","dueAt":"2026-03-01T00:00:00Z"}
                {"type":"%2$s","ref":"%1$s/o","account":"%1$s","at":"2026-03-01T00:00:00Z","commitment":"%1$s/c"}
                {"type":"touchpoint","ref":"%1$s/t","account":"%1$s","at":"2026-03-05T00:00:00Z","channel":"CALL","direction":"OUT","participants":["%1$s/p"]}
                """.formatted(ref, kept ? "commitmentKept" : "commitmentBroken");
    }

    private static String contract(String account, String amount, String currency) {
        return """
                {"type":"contract","ref":"%1$s/%3$s","account":"%1$s","at":"2026-01-05T00:00:00Z","value":{"amount":"%2$s","currency":"%3$s"},"startsOn":"2026-01-05","renewsOn":"2027-01-05"}
                """.formatted(account, amount, currency);
    }

    private static JsonPath tree(String arguments) {
        JsonPath answer = query("{ account(" + arguments + ") { " + TREE + " } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.account.tree");
    }

    private static double trust(String ref) {
        return query("{ account(ref: \"" + ref + "\") { trust { score { value } } } }")
                .getDouble("data.account.trust.score.value");
    }

    private static double risk(String ref) {
        return query("{ account(ref: \"" + ref + "\") { churnRisk { horizons { days probability } } } }")
                .getDouble("data.account.churnRisk.horizons.find { it.days == 90 }.probability");
    }

    @Test
    void treeWithoutAnyRecordHasNoNumbersAndSaysWhy() {
        told(account("a", null));
        JsonPath tree = tree("ref: \"a\"");
        assertThat(tree.getInt("accounts")).isEqualTo(1);
        assertThat(tree.getInt("levels")).isEqualTo(1);
        assertThat(tree.getBoolean("tooLarge")).isFalse();
        for (String score : List.of("trust", "churnRisk")) {
            Map<String, Object> found = tree.getMap(score);
            assertThat(found).containsEntry("unrated", "NO_SCORE").containsEntry("unratedAccounts", 1);
            assertThat(found).containsEntry("accounts", 0);
            assertThat(List.of("value", "mean", "worst", "worstAccount", "coverage"))
                    .allSatisfy(field -> assertThat(found.get(field)).as(field).isNull());
        }
        assertThat(tree.getList("revenueAtRisk")).isEmpty();
    }

    @Test
    void treeOfOneAccountHasTheNumbersOfTheAccount() {
        told(account("a", null) + rated("a", true));
        assertThat(tree("ref: \"a\"").getString("trust.unrated")).isEqualTo("NO_REVENUE");
        assertThat(tree("ref: \"a\"").getDouble("trust.mean")).isEqualTo(trust("a"));
        told(contract("a", "1200.50", "EUR"));
        JsonPath tree = tree("ref: \"a\"");
        assertThat(tree.getDouble("trust.value")).isCloseTo(trust("a"), within(1e-9));
        assertThat(tree.getDouble("churnRisk.value")).isCloseTo(risk("a"), within(1e-12));
        assertThat(tree.getDouble("trust.coverage")).isEqualTo(1);
        assertThat(tree.getString("revenueAtRisk[0].value.amount")).isEqualTo("1200.50");
        assertThat(tree.getDouble("revenueAtRisk[0].atRisk.amount")).isCloseTo(1200.5 * risk("a"), within(0.005));
    }

    /** 300 of 400 EUR belong to b and 100 to c, so b weighs three quarters; d and e have no contract and weigh nothing. */
    @Test
    void threeLevelsAreWeightedByRevenue() {
        told(account("a", null) + account("b", "a") + account("c", "b") + account("d", "b") + account("e", "a"));
        told(rated("b", true) + rated("c", false) + rated("d", true));
        told(contract("b", "300", "EUR") + contract("c", "100", "EUR"));
        JsonPath tree = tree("ref: \"a\"");
        assertThat(tree.getInt("accounts")).isEqualTo(5);
        assertThat(tree.getInt("levels")).isEqualTo(3);
        assertThat(tree.getInt("trust.accounts")).isEqualTo(3);
        assertThat(tree.getInt("trust.unratedAccounts")).isEqualTo(2);
        double b = trust("b");
        double c = trust("c");
        assertThat(c).isLessThan(b);
        assertThat(tree.getDouble("trust.value")).isCloseTo(0.75 * b + 0.25 * c, within(1e-9));
        assertThat(tree.getDouble("trust.mean")).isCloseTo((b + c + trust("d")) / 3, within(1e-9));
        assertThat(tree.getDouble("trust.worst")).isEqualTo(c);
        assertThat(tree.getString("trust.worstAccount.ref")).isEqualTo("c");
        assertThat(tree.getDouble("churnRisk.value")).isCloseTo(0.75 * risk("b") + 0.25 * risk("c"), within(1e-12));
        assertThat(tree.getDouble("churnRisk.worst")).isEqualTo(risk("c"));
        assertThat(tree.getString("churnRisk.worstAccount.ref")).isEqualTo("c");
        assertThat(tree.getList("revenueAtRisk")).hasSize(1);
        assertThat(tree.getInt("revenueAtRisk[0].contracts")).isEqualTo(2);
        assertThat(tree.getString("revenueAtRisk[0].value.amount")).isEqualTo("400.00");
        assertThat(tree.getDouble("revenueAtRisk[0].atRisk.amount"))
                .isCloseTo(300 * risk("b") + 100 * risk("c"), within(0.005));
        told(contract("e", "100", "EUR"));
        tree = tree("ref: \"a\"");
        assertThat(tree.getDouble("trust.coverage")).isEqualTo(0.8);
        assertThat(tree.getDouble("trust.value")).isCloseTo(0.75 * b + 0.25 * c, within(1e-9));
        assertThat(tree.getString("revenueAtRisk[0].unratedValue.amount")).isEqualTo("100.00");
        assertThat(tree.getInt("revenueAtRisk[0].unratedContracts")).isEqualTo(1);
        assertThat(tree("ref: \"b\"").getInt("accounts")).isEqualTo(3);
    }

    /** Two USD are one EUR, so 200 USD weigh as much as 100 EUR. */
    @Test
    void currenciesAreNeverAddedUpAndNeedARateToBeCompared() {
        told(account("a", null) + account("b", "a") + rated("a", true) + rated("b", false));
        told(contract("a", "100", "EUR") + contract("b", "200", "USD"));
        JsonPath tree = tree("ref: \"a\"");
        assertThat(tree.getString("trust.unrated")).isEqualTo("NO_EXCHANGE_RATE");
        assertThat((Object) tree.get("trust.value")).isNull();
        assertThat((Object) tree.get("trust.coverage")).isNull();
        double mean = (trust("a") + trust("b")) / 2;
        assertThat(tree.getDouble("trust.mean")).isCloseTo(mean, within(1e-9));
        assertThat(tree.getList("revenueAtRisk.value.amount")).containsExactly("100.00", "200.00");
        assertThat(tree.getList("revenueAtRisk.value.currency")).containsExactly("EUR", "USD");
        told("""
                {"type":"exchangeRates","ref":"r","at":"2026-02-01T00:00:00Z","base":"EUR","rates":[{"currency":"USD","rate":"0.5"}]}
                """);
        tree = tree("ref: \"a\"");
        assertThat((Object) tree.get("trust.unrated")).isNull();
        assertThat(tree.getDouble("trust.value")).isCloseTo(mean, within(1e-9));
        assertThat(tree.getList("revenueAtRisk.value.amount")).containsExactly("100.00", "200.00");
    }

    @Test
    void childThatLeftCountsNowhereButThoseBeneathItDo() {
        told(account("a", null) + account("b", "a") + account("c", "b"));
        told(rated("a", true) + rated("b", false) + rated("c", true));
        told(contract("a", "100", "EUR") + contract("b", "900", "EUR") + contract("c", "100", "EUR"));
        told("""
                {"type":"churned","ref":"b/gone","account":"b","at":"2026-06-01T00:00:00Z"}
                """);
        JsonPath tree = tree("ref: \"a\"");
        assertThat(tree.getInt("accounts")).isEqualTo(2);
        assertThat(tree.getInt("departed")).isEqualTo(1);
        assertThat(tree.getDouble("trust.value")).isCloseTo((trust("a") + trust("c")) / 2, within(1e-9));
        assertThat(tree.getString("revenueAtRisk[0].value.amount")).isEqualTo("200.00");
        JsonPath before = tree("ref: \"a\", asOf: \"2026-05-31T00:00:00Z\"");
        assertThat(before.getInt("accounts")).isEqualTo(3);
        assertThat(before.getString("revenueAtRisk[0].value.amount")).isEqualTo("1100.00");
        assertThat(before.getString("trust.worstAccount.ref")).isEqualTo("b");
    }

    @Test
    void vendorsBeneathACustomerAreNotCounted() {
        told(account("a", null) + account("b", "a").replace("}", ",\"kind\":\"VENDOR\"}") + account("c", "b"));
        told(contract("b", "500", "EUR") + contract("c", "70", "EUR"));
        JsonPath tree = tree("ref: \"a\"");
        assertThat(tree.getInt("accounts")).isEqualTo(2);
        assertThat(tree.getInt("otherSide")).isEqualTo(1);
        assertThat(tree.getString("revenueAtRisk[0].value.amount")).isEqualTo("70.00");
        JsonPath spend = tree("ref: \"b\"");
        assertThat(spend.getInt("otherSide")).isEqualTo(1);
        assertThat(spend.getString("revenueAtRisk[0].value.amount")).isEqualTo("500.00");
    }

    @Test
    void treeIsThatOfTheInstant() {
        told(account("a", null) + account("b", null) + account("c", "a"));
        told("""
                {"type":"amended","ref":"moved","at":"2026-06-01T00:00:00Z","fact":"c","factType":"account","fields":{"parent":"b"}}
                """);
        String both =
                "{ accounts(%s orderBy: [{field: REF}]) { nodes { ref parent { ref } children { nodes { ref } } tree { accounts } } } }";
        JsonPath now = query(both.formatted(""));
        assertThat(now.getList("data.accounts.nodes.tree.accounts")).containsExactly(1, 2, 1);
        assertThat(now.getString("data.accounts.nodes[2].parent.ref")).isEqualTo("b");
        assertThat(now.getList("data.accounts.nodes[1].children.nodes.ref")).containsExactly("c");
        JsonPath then = query(both.formatted("asOf: \"2026-05-01T00:00:00Z\","));
        assertThat(then.getList("data.accounts.nodes.tree.accounts")).containsExactly(2, 1, 1);
        assertThat(then.getString("data.accounts.nodes[2].parent.ref")).isEqualTo("a");
        assertThat(then.getList("data.accounts.nodes[0].children.nodes.ref")).containsExactly("c");
    }

    @Test
    void treeOfMoreThanAThousandAccountsHasNoNumbers() {
        StringBuilder lines = new StringBuilder(account("a", null)).append(rated("a", true));
        for (int i = 0; i < 1000; i++) {
            lines.append(account("k" + i, "a"));
        }
        told(lines.toString());
        JsonPath tree = tree("ref: \"a\"");
        assertThat(tree.getBoolean("tooLarge")).isTrue();
        assertThat(tree.getString("trust.unrated")).isEqualTo("TOO_LARGE");
        assertThat((Object) tree.get("trust.worst")).isNull();
        assertThat(tree.getList("revenueAtRisk")).isEmpty();
        told("""
                {"type":"retracted","ref":"gone","at":"2026-06-01T00:00:00Z","fact":"k7","factType":"account","reason":"never was"}
                """);
        tree = tree("ref: \"a\"");
        assertThat(tree.getBoolean("tooLarge")).isFalse();
        assertThat(tree.getInt("accounts")).isEqualTo(1000);
    }

    @Test
    void childrenArePagedFromBothEndsSortedByName() {
        told(account("a", null) + account("x", "a") + account("m", "a") + account("b", "a") + account("other", "b"));
        JsonPath page = query(
                "{ account(ref: \"a\") { children(first: 2) { totalCount nodes { ref } pageInfo { hasNextPage endCursor } } } }");
        assertThat(page.getList("data.account.children.nodes.ref")).containsExactly("b", "m");
        assertThat(page.getInt("data.account.children.totalCount")).isEqualTo(3);
        JsonPath last = query(
                "query($before: String) { account(ref: \"a\") { children(last: 1, before: $before) { edges { cursor node { ref } } pageInfo { hasPreviousPage } } } }",
                Map.of("before", page.getString("data.account.children.pageInfo.endCursor")));
        assertThat(last.getList("data.account.children.edges.node.ref")).containsExactly("b");
        assertThat(last.getBoolean("data.account.children.pageInfo.hasPreviousPage"))
                .isFalse();
    }

    @Test
    void treesOfAListTakeAsManyStatementsAsThatOfOne() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            lines.append(account("r" + i, null))
                    .append(account("s" + i, "r" + i))
                    .append(account("t" + i, "s" + i));
            lines.append(rated("t" + i, i % 2 == 0)).append(contract("t" + i, "10", "EUR"));
        }
        told(lines.toString());
        String document =
                "{ accounts(first: %d, where: {ref: {startsWith: \"r\"}}, orderBy: [{field: REF}]) { nodes { children { nodes { name } } "
                        + TREE.replace("%", "%%") + " } } }";
        int one = roundTrips.of(() -> query(document.formatted(1)));
        int all = roundTrips.of(() -> query(document.formatted(8)));
        assertThat(all).isEqualTo(one);
    }
}
