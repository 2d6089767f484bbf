package dev.troth.trust.state;

import dev.troth.platform.list.ListExtension;
import dev.troth.platform.list.Property;
import dev.troth.platform.list.Property.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Extends accounts with filters and sort keys by their scores. */
@ApplicationScoped
public class AccountListExtension implements ListExtension {
    @Override
    public String type() {
        return "Account";
    }

    @Override
    public String table() {
        return ScoreTable.TABLE;
    }

    @Override
    public List<Property> properties() {
        return List.of(
                score("trust", "trust", "Trust of the customer in us, 0 to 100. Null while unrated."),
                score("credibility", "credibility", "Our credibility, 0 to 100. Null while unrated."),
                score("connection", "connection", "Our connection with the customer, 0 to 100. Null while unrated."),
                score(
                        "theirCredibility",
                        "their_credibility",
                        "Credibility of the customer, 0 to 100. Null while unrated."),
                score("partnership", "partnership", "Partnership: trust that has lasted, 0 to 1."),
                score("churnRisk30Days", "churn_30", "Probability of churn within 30 days, 0 to 1."),
                score("churnRisk", "churn_90", "Probability of churn within 90 days, 0 to 1."),
                score("churnRisk180Days", "churn_180", "Probability of churn within 180 days, 0 to 1."),
                score("churnRisk365Days", "churn_365", "Probability of churn within 365 days, 0 to 1."),
                property(
                        "nextTouchpointDueAt",
                        "next_touchpoint_at",
                        Kind.TIME,
                        null,
                        "Time at which the next touchpoint is due by the agreed cadence, at most a month after the "
                                + "last one, or after the first fact if there was none. In the past, the account is being "
                                + "neglected."),
                property("standing", "standing", Kind.WORD, "Standing", "Our standing with the customer."));
    }

    private static Property score(String name, String column, String description) {
        return property(name, column, Kind.NUMBER, null, description);
    }

    private static Property property(
            String name, String column, Kind kind, @Nullable String words, String description) {
        return new Property(name, ScoreTable.TABLE + "." + column, kind, words, description, ScoreTable.TABLE);
    }
}
