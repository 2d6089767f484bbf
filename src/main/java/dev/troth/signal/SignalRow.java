package dev.troth.signal;

import dev.troth.platform.database.AccountOwnedRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "signal")
class SignalRow extends AccountOwnedRow {
    String kind;

    double level;

    @Column(name = "until_at")
    @Nullable
    Instant until;

    @Column(name = "stakeholder_ref")
    @Nullable
    String stakeholder;

    @Nullable
    String capability;

    @Nullable
    Boolean explained;

    static SignalRow of(Signal signal) {
        SignalRow row = new SignalRow();
        SignalFact.Measured measured = signal.measured();
        row.at = signal.at();
        row.kind = measured.kind();
        row.level = measured.level();
        row.until = signal.until();
        row.stakeholder = measured.stakeholder();
        row.capability = measured.capability();
        row.explained = measured.explained();
        return row;
    }
}
