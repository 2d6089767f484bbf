package dev.troth.stakeholder;

import dev.troth.platform.RowOfAccount;
import dev.troth.platform.Sight;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tie")
class TieRow extends RowOfAccount {
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

    @Override
    public boolean isSeenWith(Sight sight) {
        return kind != TieKind.CONFLICTS_WITH || sight.politics();
    }
}
