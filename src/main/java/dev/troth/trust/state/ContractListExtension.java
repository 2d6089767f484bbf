package dev.troth.trust.state;

import dev.troth.platform.list.ListExtension;
import dev.troth.platform.list.Property;
import dev.troth.platform.list.Property.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extends contracts with filters, sort keys and aggregates by the scores of their accounts: revenue by standing, and at
 * risk.
 */
@ApplicationScoped
public class ContractListExtension implements ListExtension {
    @Override
    public String type() {
        return "Contract";
    }

    @Override
    public String table() {
        return ScoreTable.TABLE;
    }

    @Override
    public List<Property> properties() {
        return List.of(
                property("standing", "k.standing", Kind.WORD, "Standing", "Our standing with the account."),
                property(
                        "trustBand",
                        "case when k.trust is null then 'UNRATED'"
                                + " else least(4, floor(k.trust / 20)) * 20 || '-' || least(4, floor(k.trust / 20)) * 20 + 20 end",
                        Kind.TEXT,
                        null,
                        "Trust of the account in bands of twenty points, for example 40-60; UNRATED without a score."),
                money(
                        "unratedValue",
                        "case when k.churn_90 is null then t.value_amount end",
                        "Annual value if the account has no score, so that its risk is unknown."),
                atRisk(30),
                atRisk(90),
                atRisk(180),
                atRisk(365));
    }

    private static Property atRisk(int days) {
        return money(
                "valueAtRisk" + days + "Days",
                "t.value_amount * k.churn_" + days,
                "Annual value, times the probability of churn within " + days + " days. Null without a score.");
    }

    private static Property money(String name, String sql, String description) {
        return Property.money(
                name, sql.replace("k.", ScoreTable.TABLE + "."), "t.value_currency", description, ScoreTable.TABLE);
    }

    private static Property property(String name, String sql, Kind kind, @Nullable String words, String description) {
        return new Property(
                name, sql.replace("k.", ScoreTable.TABLE + "."), kind, words, description, ScoreTable.TABLE);
    }
}
