package dev.troth.trust;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money in several currencies, risk without a number, and losses, as a caller sees them. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MoneyAndLossesTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void enterFreshWorkspace() {
        workspace.fresh(database);
    }

    private static void tell(String lines) {
        JsonPath report = post(lines.replace('\'', '"'));
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static JsonPath ask(String document) {
        JsonPath answer = query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    private static String account(String ref, String more) {
        return "{'type':'account','ref':'%s','at':'2026-01-01T09:00:00Z','name':'%s'%s}\n".formatted(ref, ref, more);
    }

    private static String contract(String ref, String account, String amount, String currency) {
        return """
                {'type':'contract','ref':'%s','account':'%s','at':'2026-01-01T10:00:00Z','value':{'amount':'%s','currency':'%s'},'startsOn':'2026-01-01','renewsOn':'2026-12-31'}
                """.formatted(ref, account, amount, currency);
    }

    private static String fact(String type, String ref, String account, String day, String more) {
        return "{'type':'%s','ref':'%s','account':'%s','at':'%sT10:00:00Z'%s}\n"
                .formatted(type, ref, account, day, more);
    }

    /** An account with a score: one kept commitment, one call with one person. */
    private static String rated(String account) {
        return fact(
                        "stakeholder",
                        account + "-p",
                        account,
                        "2026-01-02",
                        ",'department':'PURCHASING','person':{'ref':'%s-p','name':'Pat'}".formatted(account))
                + fact(
                        "touchpoint",
                        account + "-t",
                        account,
                        "2026-01-03",
                        ",'channel':'CALL','direction':'OUT','participants':['%s-p']".formatted(account))
                + fact(
                        "commitmentMade",
                        account + "-k",
                        account,
                        "2026-01-03",
                        ",'title':'x','dueAt':'2026-01-10T00:00:00Z'")
                + fact(
                        "commitmentKept",
                        account + "-kk",
                        account,
                        "2026-01-09",
                        ",'commitment':'%s-k'".formatted(account));
    }

    @Test
    void outcomesKeepTheirCurrenciesApart() {
        tell(account("a", "")
                + contract("ca", "a", "9000000", "JPY")
                + fact("churned", "x", "a", "2026-06-01", "")
                + account("b", "")
                + contract("cb", "b", "50000", "EUR")
                + fact("renewed", "r", "b", "2026-06-01", ",'contract':'cb'")
                + account("c", "")
                + contract("cc", "c", "9000000", "JPY")
                + fact("churned", "y", "c", "2026-06-01", ""));
        JsonPath outcomes = ask("""
                { outcomes(groupBy: COHORT) { key renewed churned revenue { amount currency } } }""");
        assertThat(outcomes.getList("outcomes.key")).containsExactly("2026");
        assertThat(outcomes.getList("outcomes[0].revenue.amount")).containsExactly("50000", "18000000");
        assertThat(outcomes.getList("outcomes[0].revenue.currency")).containsExactly("EUR", "JPY");
    }

    /** Of 1 March 2019, gone on 29 February 2024: the fifth year is not over. */
    @Test
    void ageIsInWholeYearsOfTheCalendar() {
        tell(account("a", ",'customerSince':'2019-03-01'").replace("2026-01-01T09", "2019-03-01T09")
                + contract("ca", "a", "10", "EUR").replace("2026-01-01T10", "2019-03-02T10")
                + fact("churned", "x", "a", "2024-02-29", ""));
        assertThat(ask("{ outcomes(groupBy: AGE) { key } }").getList("outcomes.key"))
                .containsExactly("4");
    }

    /**
     * Seven customers on 20 March: of three without a call two left, 2/3; of four with weekly calls one left, 1/4, which is
     * 5/12 less. By age, one of two customers of September 2024 left, and two of five of September 2021.
     */
    @Test
    void outcomesAreComparedByThreadsAndByAge() {
        StringBuilder lines = new StringBuilder();
        for (String ref : List.of("n1", "n2", "n3", "o1", "o2", "o3", "o4")) {
            boolean young = ref.equals("n1") || ref.equals("n2");
            boolean leaves = List.of("n1", "n3", "o1").contains(ref);
            lines.append(account(ref, ",'customerSince':'%s-09-01'".formatted(young ? 2024 : 2021)))
                    .append(contract(ref + "c", ref, "10", "EUR"));
            if (ref.startsWith("o")) {
                lines.append(rated(ref));
                for (int day = 10; day < 80; day += 7) {
                    lines.append(fact(
                            "touchpoint",
                            ref + "-" + day,
                            ref,
                            LocalDate.ofYearDay(2026, day).toString(),
                            ",'channel':'CALL','direction':'OUT','participants':['%s-p']".formatted(ref)));
                }
            }
            lines.append(
                    leaves
                            ? fact("churned", ref + "x", ref, "2026-03-20", "")
                            : fact("renewed", ref + "r", ref, "2026-03-20", ",'contract':'%sc'".formatted(ref)));
        }
        tell(lines.toString());
        JsonPath outcomes = ask("""
                { threads: outcomes(groupBy: THREADS) { key churnShare differenceToPrevious }
                  age: outcomes(groupBy: AGE) { key churnShare } }""");
        assertThat(outcomes.getList("threads.key")).containsExactly("0", "1");
        assertThat(outcomes.getList("threads.churnShare", Double.class)).containsExactly(2 / 3.0, 0.25);
        assertThat((Object) outcomes.get("threads[0].differenceToPrevious")).isNull();
        assertThat(outcomes.getDouble("threads[1].differenceToPrevious")).isCloseTo(-5 / 12.0, within(1e-9));
        assertThat(outcomes.getList("age.key")).containsExactly("1", "4");
        assertThat(outcomes.getList("age.churnShare", Double.class)).containsExactly(0.5, 0.4);
    }

    /**
     * On 20 March: of three customers without any score two left, 2/3; of four rated vendors one left, 1/4. The unrated ones
     * are neither above nor below the others, so there is no difference to them.
     */
    @Test
    void groupWithoutAnOrderHasNoDifference() {
        StringBuilder lines = new StringBuilder();
        for (String ref : List.of("n1", "n2", "n3", "o1", "o2", "o3", "o4")) {
            lines.append(account(ref, "")).append(contract(ref + "c", ref, "10", "EUR"));
            lines.append(ref.startsWith("o") ? rated(ref) : "");
            lines.append(
                    List.of("n1", "n3", "o1").contains(ref)
                            ? fact("churned", ref + "x", ref, "2026-03-20", "")
                            : fact("renewed", ref + "r", ref, "2026-03-20", ",'contract':'%sc'".formatted(ref)));
        }
        tell(lines.toString());
        JsonPath bands = ask("{ outcomes(groupBy: TRUST_BAND) { key churnShare differenceToPrevious } }");
        assertThat(bands.getList("outcomes.key")).containsExactly("UNRATED", "0-20");
        assertThat(bands.getList("outcomes.churnShare", Double.class)).containsExactly(2 / 3.0, 0.25);
        assertThat(bands.getList("outcomes.differenceToPrevious")).containsOnlyNulls();
    }

    /** Of two contracts the one with the next renewal ends: the risk is that of an account that never had it. */
    @Test
    void renewalOfAContractThatEndedDoesNotCountForChurnRisk() {
        String later = contract("later-%1$s", "%1$s", "10", "EUR").replace("2026-12-31", "2027-12-31");
        tell(account("both", "")
                + rated("both")
                + later.formatted("both")
                + contract("ended", "both", "10", "EUR")
                + fact("churned", "x", "both", "2026-10-01", ",'contract':'ended'")
                + account("one", "")
                + rated("one")
                + later.formatted("one"));
        String risk = "churnRisk { horizons { days probability } }";
        JsonPath seen = ask("""
                { both: account(ref: "both", asOf: "2026-12-20T00:00:00Z") { %1$s }
                  one: account(ref: "one", asOf: "2026-12-20T00:00:00Z") { %1$s }
                  before: account(ref: "both", asOf: "2026-09-30T00:00:00Z") { %1$s }
                  without: account(ref: "one", asOf: "2026-09-30T00:00:00Z") { %1$s } }""".formatted(risk));
        assertThat(seen.<Object>get("both.churnRisk")).isEqualTo(seen.get("one.churnRisk"));
        String in180Days = ".churnRisk.horizons.find { it.days == 180 }.probability";
        assertThat(seen.getDouble("before" + in180Days)).isGreaterThan(seen.getDouble("without" + in180Days));
    }

    @Test
    void oneDepartureIsOneOutcomeAndEndsTheContracts() {
        tell(account("a", ",'customerSince':'2019-03-01'")
                + contract("ca", "a", "10", "EUR")
                + fact("churned", "x", "a", "2026-06-01", ",'reason':'Price'"));
        JsonPath again = query("""
                mutation { recordChurn(input: { account: "a", at: "2026-07-01T00:00:00Z" }) { userErrors { code message } } }""");
        assertThat(again.getString("data.recordChurn.userErrors[0].code")).isEqualTo("INVALID_TRANSITION");
        assertThat(again.getString("data.recordChurn.userErrors[0].message"))
                .startsWith("Account \"a\" already left on 2026-06-01T10:00:00Z");
        tell(fact("churned", "y", "a", "2026-06-02", "")
                + account("prospect", "")
                + fact("churned", "z", "prospect", "2026-06-02", ""));
        JsonPath seen = ask("""
                { outcomes(groupBy: STANDING) { key renewed churned churnShare interval { low high } }
                  cohort: outcomes(groupBy: COHORT) { key }
                  account(ref: "a") { contracts { nodes { ref status endedAt reason supplier } } actions { kind }
                    before: contracts(where: { status: { eq: ENDED } }) { totalCount } }
                  then: account(ref: "a", asOf: "2026-05-01T00:00:00Z") { contracts { nodes { status endedAt } } } }""");
        assertThat(seen.getList("outcomes.churned", Integer.class)).containsExactly(1);
        assertThat(seen.getString("outcomes[0].key")).isEqualTo("VENDOR");
        // Wilson, 1 of 1, z = 1.645: low = 1/(1 + z^2) = 1/3.7055.
        assertThat(seen.getDouble("outcomes[0].interval.low")).isCloseTo(1 / 3.70554, within(1e-5));
        assertThat(seen.getDouble("outcomes[0].interval.high")).isEqualTo(1);
        assertThat(seen.getList("cohort.key")).containsExactly("2019");
        assertThat(seen.getString("account.contracts.nodes[0].status")).isEqualTo("ENDED");
        assertThat(seen.getString("account.contracts.nodes[0].endedAt")).isEqualTo("2026-06-01T10:00:00Z");
        assertThat(seen.getString("account.contracts.nodes[0].reason")).isEqualTo("Price");
        assertThat(seen.getInt("account.before.totalCount")).isEqualTo(1);
        assertThat(seen.getList("account.actions.kind")).doesNotContain("RENEW");
        assertThat(seen.getString("then.contracts.nodes[0].status")).isEqualTo("RUNNING");
        // A retracted departure ends nothing.
        tell("""
                {'type':'retracted','ref':'u1','at':'2026-06-01T10:00:00Z','fact':'x','factType':'churned','reason':'Wrong account'}
                {'type':'retracted','ref':'u2','at':'2026-06-02T10:00:00Z','fact':'y','factType':'churned','reason':'Wrong account'}
                """);
        assertThat(ask("{ account(ref: \"a\") { contracts { nodes { status } } } }")
                        .getString("account.contracts.nodes[0].status"))
                .isEqualTo("RUNNING");
    }

    @Test
    void contractThatBeginsNextYearIsNoRevenueYet() {
        tell(account("kiln", ",'owner':'petra'")
                + contract("now", "kiln", "48000", "EUR")
                + contract("later", "kiln", "90000", "EUR")
                        .replace("'startsOn':'2026-01-01'", "'startsOn':'2027-01-01'")
                        .replace("2026-12-31", "2027-12-31"));
        JsonPath revenue = ask("""
                { account(ref: "kiln") { revenueAtRisk { contracts value { amount } } contracts { totalCount } }
                  all: revenueAtRisk(owner: "petra") { contracts value { amount } }
                  next: revenueAtRisk(owner: "petra", asOf: "2027-01-01T00:00:00Z") { contracts value { amount } } }""");
        assertThat(revenue.getString("account.revenueAtRisk[0].value.amount")).isEqualTo("48000.00");
        assertThat(revenue.getInt("account.contracts.totalCount")).isEqualTo(2);
        assertThat(revenue.getString("all[0].value.amount")).isEqualTo("48000.00");
        assertThat(revenue.getInt("all[0].contracts")).isEqualTo(1);
        assertThat(revenue.getString("next[0].value.amount")).isEqualTo("138000.00");
    }

    @Test
    void unratedRevenueIsShownBesideTheRevenueAtRisk() {
        tell(account("kiln", ",'owner':'petra','customerSince':'2025-01-01'")
                + contract("ck", "kiln", "48000", "EUR")
                + account("mill", ",'owner':'petra'")
                + contract("cm", "mill", "60000", "EUR")
                + rated("mill"));
        String fields =
                "{ contracts value { amount } atRisk { amount } unratedContracts unratedValue { amount } unrated }";
        JsonPath risk = ask("""
                { kiln: account(ref: "kiln") { revenueAtRisk %1$s }
                  mill: account(ref: "mill") { revenueAtRisk %1$s churnRisk { horizons { days probability } } }
                  all: revenueAtRisk(owner: "petra") %1$s }""".formatted(fields));
        assertThat((Object) risk.get("kiln.revenueAtRisk[0].atRisk")).isNull();
        assertThat(risk.getString("kiln.revenueAtRisk[0].unratedValue.amount")).isEqualTo("48000.00");
        assertThat(risk.getString("kiln.revenueAtRisk[0].unrated")).isEqualTo("NO_COMMITMENT");
        double probability = risk.getDouble("mill.churnRisk.horizons.find { it.days == 90 }.probability");
        assertThat(Double.parseDouble(risk.getString("mill.revenueAtRisk[0].atRisk.amount")))
                .isCloseTo(60000 * probability, within(0.01));
        assertThat(risk.getInt("all[0].contracts")).isEqualTo(2);
        assertThat(risk.getString("all[0].value.amount")).isEqualTo("108000.00");
        assertThat(risk.getInt("all[0].unratedContracts")).isEqualTo(1);
        assertThat(risk.getString("all[0].unratedValue.amount")).isEqualTo("48000.00");
        assertThat(Double.parseDouble(risk.getString("all[0].atRisk.amount")))
                .isCloseTo(60000 * probability, within(50.0));
    }

    @Test
    void spendForAVendorIsNotRevenue() {
        tell(account("buyer", ",'owner':'petra'")
                + contract("cb", "buyer", "60000", "EUR")
                + account("anod", ",'owner':'petra','kind':'VENDOR'")
                + contract("ca", "anod", "90000", "EUR")
                + account("twin", ",'owner':'petra','kind':'BOTH'")
                + contract("ct", "twin", "10", "EUR")
                + contract("cs", "twin", "7", "EUR").replace("}\n", ",'supplier':'THEM'}\n")
                + fact("churned", "x", "anod", "2026-06-01", ""));
        JsonPath money = ask("""
                { revenueAtRisk(owner: "petra") { value { amount } contracts }
                  outcomes(groupBy: COHORT) { churned }
                  account(ref: "twin") { vendorReview { spend { amount currency } } contracts(orderBy: [{field: REF}]) { nodes { ref supplier } } }
                  buyer: account(ref: "buyer") { vendorReview { spend { amount } } }
                  contracts(where: { supplier: { eq: THEM } }, orderBy: [{field: REF}]) { nodes { ref status supplier } } }""");
        assertThat(money.getString("revenueAtRisk[0].value.amount")).isEqualTo("60010.00");
        assertThat(money.getInt("revenueAtRisk[0].contracts")).isEqualTo(2);
        assertThat(money.getList("outcomes")).isEmpty();
        assertThat(money.getString("account.vendorReview.spend[0].amount")).isEqualTo("7");
        assertThat(money.getList("account.contracts.nodes.supplier")).containsExactly("THEM", "US");
        assertThat((Object) money.get("buyer.vendorReview")).isNull();
        assertThat(money.getList("contracts.nodes.ref")).containsExactly("ca", "cs");
        assertThat(money.getList("contracts.nodes.status")).containsExactly("ENDED", "RUNNING");
    }

    @Test
    void vendorIsJudgedByItsCommitmentsToUs() {
        StringBuilder lines = new StringBuilder(
                account("anod", ",'kind':'VENDOR'") + account("twin", ",'kind':'BOTH'") + account("mirror", ""));
        for (String ref : List.of("anod", "twin", "mirror")) {
            lines.append(rated(ref)
                    .replace("'title':'x'", "'title':'x','side':'" + (ref.equals("mirror") ? "US" : "THEM") + "'"));
            for (int i = 0; i < 6; i++) {
                lines.append(fact(
                        "commitmentMade",
                        ref + i,
                        ref,
                        "2026-02-01",
                        ",'title':'x','dueAt':'2026-03-01T00:00:00Z','side':'%s'"
                                .formatted(ref.equals("mirror") ? "US" : "THEM")));
                lines.append(fact(
                        "commitmentBroken", ref + "b" + i, ref, "2026-03-02", ",'commitment':'%s'".formatted(ref + i)));
            }
        }
        tell(lines.toString());
        String asOf = "asOf: \"2026-11-30T00:00:00Z\"";
        JsonPath seen = ask("""
                { anod: account(ref: "anod", %1$s) { trust { score { value } credibility { value } theirCredibility { unrated } } breaches { subject } exitReview { supplier advice breaches } }
                  twin: account(ref: "twin", %1$s) { trust { score { unrated } theirCredibility { value } } breaches { subject } exitReview { supplier breaches }
                    vendorReview { trust { score { value } } breaches { subject } exitReview { supplier advice breaches } } }
                  mirror: account(ref: "mirror", %1$s) { trust { score { value } credibility { value } } } }""".formatted(asOf));
        // The same story told from the other side has the same score.
        double mirror = seen.getDouble("mirror.trust.score.value");
        assertThat(seen.getDouble("anod.trust.score.value")).isEqualTo(mirror).isLessThan(25);
        assertThat(seen.getList("anod.breaches.subject")).hasSize(6);
        assertThat(seen.getString("anod.trust.theirCredibility.unrated")).isEqualTo("NO_COMMITMENT");
        assertThat(seen.getString("anod.exitReview.supplier")).isEqualTo("THEM");
        assertThat(seen.getString("anod.exitReview.advice")).isEqualTo("LEAVE");
        assertThat(seen.getString("twin.trust.score.unrated")).isEqualTo("NO_COMMITMENT");
        assertThat(seen.getDouble("twin.trust.theirCredibility.value")).isLessThan(25);
        assertThat(seen.getList("twin.breaches")).isEmpty();
        assertThat(seen.getString("twin.exitReview.supplier")).isEqualTo("US");
        assertThat(seen.getDouble("twin.vendorReview.trust.score.value")).isEqualTo(mirror);
        assertThat(seen.getList("twin.vendorReview.breaches")).hasSize(6);
        assertThat(seen.getString("twin.vendorReview.exitReview.advice")).isEqualTo("LEAVE");
        // Stored scores, which are folded fact by fact, agree.
        assertThat(ask("{ accounts(where: { ref: { eq: \"anod\" }, trust: { lt: 25 } }) { totalCount } }")
                        .getInt("accounts.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void aggregatesAndOrdersKeepCurrenciesApart() {
        tell(account("a", "")
                + contract("c1", "a", "100", "EUR")
                + contract("c2", "a", "50", "EUR")
                + contract("c3", "a", "9000", "JPY"));
        JsonPath seen = ask("""
                { contracts(orderBy: [{ field: VALUE, direction: DESC }]) { nodes { ref }
                    aggregates { numbers { property currency count sum maximum } }
                    byStatus: aggregates(groupBy: STATUS) { groups { value count numbers { property currency sum } } } } }""");
        assertThat(seen.getList("contracts.nodes.ref")).containsExactly("c1", "c2", "c3");
        String value = "contracts.aggregates.numbers.findAll { it.property == 'value' }";
        assertThat(seen.getList(value + ".currency")).containsExactly("EUR", "JPY");
        assertThat(seen.getList(value + ".sum", Double.class)).containsExactly(150.0, 9000.0);
        assertThat(seen.getList(value + ".maximum", Double.class)).containsExactly(100.0, 9000.0);
        String grouped = "contracts.byStatus.groups[0].numbers.findAll { it.property == 'value' }";
        assertThat(seen.getList(grouped + ".sum", Double.class)).containsExactly(150.0, 9000.0);
    }

    private static final String RATES = """
            mutation { setExchangeRates(input: { base: "EUR", at: "2026-02-01T00:00:00Z",
              rates: [{ currency: "JPY", rate: "0.006" }] }) { userErrors { code message } } }""";

    @Test
    void ratesConvertTotalsAndSayWhichRateOfWhichDate() {
        tell(account("a", "")
                + contract("c1", "a", "100000", "EUR")
                + account("b", "")
                + contract("c2", "b", "9000000", "JPY"));
        String total = """
                { revenueAtRiskTotal(currency: "EUR") { contracts value { amount { amount currency } missing rates { currency base rate validFrom } }
                    unratedValue { amount { amount } } } }""";
        JsonPath before = ask(total);
        assertThat((Object) before.get("revenueAtRiskTotal.value.amount")).isNull();
        assertThat(before.getList("revenueAtRiskTotal.value.missing")).contains("JPY");
        assertThat(ask(RATES).getList("setExchangeRates.userErrors")).isEmpty();
        JsonPath after = ask(total);
        // 100,000 + 9,000,000 x 0.006.
        assertThat(after.getString("revenueAtRiskTotal.value.amount.amount")).isEqualTo("154000.00");
        assertThat(after.getString("revenueAtRiskTotal.unratedValue.amount.amount"))
                .isEqualTo("154000.00");
        assertThat(after.getString("revenueAtRiskTotal.value.rates[0].rate")).isEqualTo("0.006");
        assertThat(after.getString("revenueAtRiskTotal.value.rates[0].validFrom"))
                .isEqualTo("2026-02-01T00:00:00Z");
        JsonPath rates = ask(
                "{ exchangeRates { currency base rate validFrom } early: exchangeRates(asOf: \"2026-01-01T00:00:00Z\") { currency } }");
        assertThat(rates.getList("exchangeRates.currency")).containsExactly("JPY");
        assertThat(rates.getList("early")).isEmpty();
        assertThat(query("{ revenueAtRiskTotal(currency: \"EURO\") { days } }").getString("errors[0].message"))
                .contains("Maybe \"EUR\"?");
        assertThat(query(RATES.replace("JPY", "YEN")).getString("data.setExchangeRates.userErrors[0].message"))
                .contains("not a valid ISO 4217 currency code");
    }

    @Test
    void ranksCompareMoneyByRates() {
        tell(account("euro", ",'owner':'vera'")
                + contract("c1", "euro", "100000", "EUR")
                + account("yen", ",'owner':'vera'")
                + contract("c2", "yen", "9000000", "JPY")
                + fact("commitmentMade", "ke", "euro", "2026-02-01", ",'title':'x','dueAt':'2026-03-01T00:00:00Z'")
                + fact("commitmentMade", "ky", "yen", "2026-02-01", ",'title':'x','dueAt':'2026-03-01T00:00:00Z'"));
        assertThat(ask(RATES).getList("setExchangeRates.userErrors")).isEmpty();
        JsonPath day = ask("""
                { memberActions(member: "vera", first: 50) { kind account { ref } rank } nextBestActions { currenciesApart rates { currency } } }""");
        List<String> keep = day.getList("memberActions.findAll { it.kind == 'KEEP_COMMITMENT' }.account.ref");
        // 9 million yen are 54,000 EUR.
        assertThat(keep).containsExactly("euro", "yen");
        assertThat(day.getBoolean("nextBestActions.currenciesApart")).isFalse();
        assertThat(day.getList("nextBestActions.rates.currency")).containsExactly("JPY");
    }

    @Test
    void customerWithoutAnyContactIsLateAMonthAfterTheStart() {
        tell("{'type':'account','ref':'quiet','at':'2026-08-01T09:00:00Z','name':'Quiet','owner':'tom'}\n"
                + fact("touchpoint", "m", "quiet", "2026-08-02", ",'channel':'EMAIL','direction':'OUT'")
                + "{'type':'account','ref':'orphan','at':'2026-08-01T09:00:00Z','name':'Orphan'}\n");
        JsonPath late = ask("""
                { account(ref: "quiet", asOf: "2026-11-30T09:00:00Z") { cadence { lastTouchpointAt nextDueAt lateSeconds }
                    actions { kind reason } playbookRuns { status playbook { trigger } } }
                  accounts(where: { nextTouchpointDueAt: { lt: "2026-11-30T09:00:00Z" } }, orderBy: [{field: REF}]) { nodes { ref } }
                  unownedActions(asOf: "2026-11-30T09:00:00Z") { kind account { ref } } }""");
        // 1 August plus 30 days.
        assertThat(late.getString("account.cadence.nextDueAt")).isEqualTo("2026-08-31T09:00:00Z");
        assertThat(late.getDouble("account.cadence.lateSeconds")).isEqualTo(91 * 86_400.0);
        assertThat(late.getList("account.actions.kind")).contains("GET_IN_TOUCH");
        assertThat(late.getList("account.actions.findAll { it.kind == 'GET_IN_TOUCH' }.reason", String.class))
                .allMatch(reason -> reason.startsWith("There was no mutual touchpoint yet"));
        assertThat(late.getList("account.playbookRuns.playbook.trigger")).contains("DRIFTING_CADENCE");
        assertThat(late.getList("accounts.nodes.ref")).containsExactly("orphan", "quiet");
        assertThat(late.getList("unownedActions.account.ref", String.class)).containsOnly("orphan");
        assertThat(late.getList("unownedActions.kind")).contains("ASSIGN_OWNER", "GET_IN_TOUCH");
    }

    @Test
    void complaintsWithoutATouchpointAreListedAsARisk() {
        tell(account("angry", ",'owner':'tom'")
                + fact("issueRaised", "i1", "angry", "2026-03-01", ",'severity':0.8,'firedUp':true,'mainIssue':'Late'")
                        .replace(",'firedUp':true", "")
                + fact("issueRaised", "i2", "angry", "2026-03-02", ",'severity':0.8,'mainIssue':'Wrong'")
                + account("calm", ",'owner':'tom'"));
        JsonPath risk = ask("""
                { account(ref: "angry") { churnRisk { unrated } nextBestActions { kind subject reason unrated expectedGain churnRisk } }
                  calm: account(ref: "calm") { nextBestActions { kind } }
                  nextBestActions(owner: "tom") { actions { kind } unrated { kind account { ref } reason } } }""");
        assertThat(risk.getList("account.nextBestActions.findAll { it.kind == 'RESOLVE' }.subject"))
                .containsExactlyInAnyOrder("i1", "i2");
        assertThat(risk.getString("account.nextBestActions[0].reason"))
                .startsWith("2 open issues and 0 overdue commitments.");
        assertThat(risk.getList("account.nextBestActions.expectedGain")).containsOnlyNulls();
        assertThat(risk.getList("calm.nextBestActions")).isEmpty();
        assertThat(risk.getList("nextBestActions.unrated.account.ref", String.class))
                .hasSize(2)
                .containsOnly("angry");
    }
}
