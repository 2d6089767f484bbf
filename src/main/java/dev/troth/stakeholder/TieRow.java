package dev.troth.stakeholder;

import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tie")
class TieRow extends AccountOwnedRow {
    @Listed(name = "from", value = "Ref of the stakeholder at its start.")
    @Column(name = "from_ref")
    String fromRef;

    @Listed(name = "to", value = "Ref of the stakeholder at its end.")
    @Column(name = "to_ref")
    String toRef;

    @Listed("Kind of tie.")
    @Enumerated(EnumType.STRING)
    TieKind kind;

    @Listed("Confidence that the tie exists, 0 to 1; at most 0.9 for alliances and conflicts.")
    @Nullable
    Double confidence;

    @Listed("Strength, 0 to 1; independent of the sentiment.")
    @Nullable
    Double strength;

    @Listed("Sentiment, -1 to 1.")
    @Nullable
    Double sentiment;

    @Listed("Qualities in words, for example good, forced, awkward or productive. Shown, never scored.")
    List<String> qualities;

    @Listed("Ref of the initiative in which it matters.")
    @Column(name = "initiative_ref")
    @Nullable
    String initiative;

    @Listed("Time at which it ended. Null while it is active.")
    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "end_reason")
    @Nullable
    String endReason;

    @Override
    public boolean isVisibleTo(VisibilityScope visibility) {
        return kind != TieKind.CONFLICTS_WITH || visibility.politics();
    }

    static TieRow of(Tie thing) {
        TieRow row = new TieRow();
        row.at = thing.tiedAt();
        row.fromRef = thing.tied().from();
        row.toRef = thing.tied().to();
        row.kind = thing.tied().kind();
        row.confidence = thing.tied().confidenceOfOutsider();
        row.strength = thing.tied().strength();
        row.sentiment = thing.tied().sentiment();
        row.qualities = Objects.requireNonNullElse(thing.tied().qualities(), List.of());
        row.initiative = thing.tied().initiative();
        row.endedAt = thing.endedAt();
        row.endReason = thing.endReason();
        return row;
    }
}
