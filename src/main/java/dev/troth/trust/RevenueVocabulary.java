package dev.troth.trust;

import dev.troth.platform.list.ListedExtension;
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
public class RevenueVocabulary implements ListedExtension {
    @Override
    public String type() {
        return "Contract";
    }

    @Override
    public String table() {
        return ScoreRows.TABLE;
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
                atRisk(30),
                atRisk(90),
                atRisk(180),
                atRisk(365));
    }

    private static Property atRisk(int days) {
        return property(
                "valueAtRisk" + days + "Days",
                "t.value_amount * k.churn_" + days,
                Kind.NUMBER,
                null,
                "Annual value, times the probability of churn within " + days + " days.");
    }

    private static Property property(String name, String sql, Kind kind, @Nullable String words, String description) {
        return new Property(name, sql.replace("k.", ScoreRows.TABLE + "."), kind, words, description, ScoreRows.TABLE);
    }
}
