package dev.troth.trust;

import dev.troth.platform.list.ListedExtension;
import dev.troth.platform.list.Property;
import dev.troth.platform.list.Property.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts can be filtered and sorted by their scores. */
@ApplicationScoped
public class ScoreVocabulary implements ListedExtension {
    @Override
    public String type() {
        return "Account";
    }

    @Override
    public String table() {
        return ScoreRows.TABLE;
    }

    @Override
    public List<Property> properties() {
        return List.of(
                score("trust", "trust", "How far they trust us, 0 to 100; absent while unrated."),
                score("credibility", "credibility", "How far we can be relied on, 0 to 100; absent while unrated."),
                score("connection", "connection", "How well we are connected, 0 to 100; absent while unrated."),
                score(
                        "theirCredibility",
                        "their_credibility",
                        "How far they can be relied on, 0 to 100; absent while unrated."),
                score("partnership", "partnership", "Trust that has lasted, 0 to 1."),
                score("churnRisk30Days", "churn_30", "The probability that they leave within 30 days, 0 to 1."),
                score("churnRisk", "churn_90", "The probability that they leave within 90 days, 0 to 1."),
                score("churnRisk180Days", "churn_180", "The probability that they leave within 180 days, 0 to 1."),
                score("churnRisk365Days", "churn_365", "The probability that they leave within 365 days, 0 to 1."),
                property(
                        "nextTouchpointDueAt",
                        "next_contact_at",
                        Kind.TIME,
                        null,
                        "When the next contact is due by what was agreed, a month at most; absent while there was none. "
                                + "Before now: they slip through the cracks."),
                property("standing", "standing", Kind.WORD, "Standing", "What we are to them."));
    }

    private static Property score(String name, String column, String description) {
        return property(name, column, Kind.NUMBER, null, description);
    }

    private static Property property(
            String name, String column, Kind kind, @Nullable String words, String description) {
        return new Property(name, ScoreRows.TABLE + "." + column, kind, words, description, ScoreRows.TABLE);
    }
}
