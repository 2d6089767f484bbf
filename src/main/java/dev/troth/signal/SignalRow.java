package dev.troth.signal;

import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "signal")
class SignalRow extends AccountOwnedRow {
    @Listed(
            value =
                    "Kind of measurement, in upper case. USE, FLIGHT, STALL, COMPETITION and TAKING_SIDES have a meaning; signals of other kinds are only listed.",
            category = true)
    String kind;

    @Listed("Level, 0 to 1.")
    double level;

    @Listed("Time at which it ended or expires.")
    @Column(name = "until_at")
    @Nullable
    Instant until;

    @Listed("Ref of the stakeholder it is about.")
    @Column(name = "stakeholder_ref")
    @Nullable
    String stakeholder;

    @Listed("Part of our product that is used.")
    @Nullable
    String capability;

    @Listed("Whether the customer gave a reason, for stalls.")
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
