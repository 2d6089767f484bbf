package dev.troth.stakeholder;

import dev.troth.ledger.AccountOwnedRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Subject;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.RejectedException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Repository and projection of ties. */
@Singleton
class TieRepository extends AccountOwnedRepository<TieRepository.Tie, TieRow, TieView> {
    static final String PREFIX = "tie";

    TieRepository() {
        super(TieRow.class, "Tie", "tie", PREFIX);
    }

    /** @param endedAt null while it is active */
    record Tie(
            Instant tiedAt,
            StakeholderFact.Tied tied,
            @Nullable Instant endedAt) {}

    @Override
    public String kind() {
        return "tie";
    }

    @Override
    public Tie apply(Subject subject, @Nullable Tie before, Fact fact) {
        if (fact.body() instanceof StakeholderFact.Tied tied) {
            return new Tie(fact.at(), tied, null);
        }
        if (before == null) {
            throw RejectedException.unknown("tie", "There is no tie \"%s\" at %s.", subject.ref(), fact.at());
        }
        if (before.endedAt() != null) {
            throw RejectedException.transition("Tie \"%s\" already ended on %s.", subject.ref(), before.endedAt());
        }
        return new Tie(before.tiedAt(), before.tied(), fact.at());
    }

    @Override
    protected TieRow row(Tie thing) {
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
        return row;
    }

    @Override
    protected TieView view(TieRow row, BatchContext<TieRow> batch) {
        return new TieView(row, batch);
    }
}
