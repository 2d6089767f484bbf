package dev.troth.stakeholder;

import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.database.AccountOwnedRow;
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
    @Column(name = "from_ref")
    String fromRef;

    @Column(name = "to_ref")
    String toRef;

    @Enumerated(EnumType.STRING)
    TieKind kind;

    @Nullable
    Double confidence;

    @Nullable
    Double strength;

    @Nullable
    Double sentiment;

    List<String> qualities;

    @Column(name = "initiative_ref")
    @Nullable
    String initiative;

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
