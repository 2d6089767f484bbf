package dev.troth.trust.commitment;

import dev.troth.trust.commitment.CommitmentCheck.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our commitments as of an instant, as the basis for estimates. A pure function. */
record CommitmentTrackRecord(List<StoredCommitment> all, Usual usual) {

    /** Shares of all our commitments that are kept, 0 to 1. */
    record Usual(double keptInTime, double kept) {}

    /** A commitment of ours as stored in the table. */
    record StoredCommitment(
            UUID account,
            @Nullable String madeBy,
            Instant madeAt,
            Instant dueAt,
            @Nullable Instant settledAt,
            String status,
            @Nullable String attribution,
            double importance) {

        /** Returns the commitment as of an instant: if it was settled later, it was open then. */
        StoredCommitment asOf(Instant then) {
            return settledAt == null || !settledAt.isAfter(then)
                    ? this
                    : new StoredCommitment(account, madeBy, madeAt, dueAt, null, "OPEN", null, importance);
        }

        boolean isJudged() {
            return settledAt != null
                    && (status.equals("KEPT")
                            || (status.equals("BROKEN")
                                    && (attribution == null
                                            || attribution.equals("US")
                                            || attribution.equals("COMPANY"))));
        }

        boolean wasOpenAt(Instant at) {
            return !madeAt.isAfter(at) && (settledAt == null || settledAt.isAfter(at));
        }

        private Past past(boolean ofSameMaker, int load) {
            Instant settled = Objects.requireNonNull(settledAt);
            boolean kept = status.equals("KEPT");
            return new Past(
                    ofSameMaker, madeAt, dueAt, settled, kept && !settled.isAfter(dueAt), kept, importance, load);
        }
    }

    /** Returns the commitments to an account and those of a member that are kept or broken. */
    List<Past> about(UUID account, @Nullable String maker) {
        List<Past> past = new ArrayList<>();
        for (StoredCommitment told : all) {
            if (told.isJudged() && (told.account.equals(account) || (maker != null && maker.equals(told.madeBy)))) {
                boolean same = maker == null || maker.equals(told.madeBy);
                past.add(told.past(same, load(told.madeBy, told.madeAt) - 1));
            }
        }
        return past;
    }

    /** Returns the number of open commitments of a member at an instant. */
    int load(@Nullable String maker, Instant at) {
        return (int) all.stream()
                .filter(told -> Objects.equals(maker, told.madeBy) && told.wasOpenAt(at))
                .count();
    }
}
