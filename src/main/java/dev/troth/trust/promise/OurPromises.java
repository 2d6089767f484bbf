package dev.troth.trust.promise;

import dev.troth.trust.promise.CommitmentCheck.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Promises of ours as they stood at an instant, to judge others by. Pure. */
record OurPromises(List<Told> all, Usual usual) {

    /** How often promises of ours are kept, whoever makes them, 0 to 1. */
    record Usual(double keptInTime, double kept) {}

    /** A promise of ours as the table has it. */
    record Told(
            UUID account,
            @Nullable String madeBy,
            Instant madeAt,
            Instant dueAt,
            @Nullable Instant settledAt,
            String status,
            @Nullable String attribution,
            double importance) {

        /** The same as it stood at an instant: what was settled later was open then. */
        Told asOf(Instant then) {
            return settledAt == null || !settledAt.isAfter(then)
                    ? this
                    : new Told(account, madeBy, madeAt, dueAt, null, "OPEN", null, importance);
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

    /** Those to an account, and those of a member, that are kept or broken. */
    List<Past> about(UUID account, @Nullable String maker) {
        List<Past> past = new ArrayList<>();
        for (Told told : all) {
            if (told.isJudged() && (told.account.equals(account) || (maker != null && maker.equals(told.madeBy)))) {
                boolean same = maker == null || maker.equals(told.madeBy);
                past.add(told.past(same, load(told.madeBy, told.madeAt) - 1));
            }
        }
        return past;
    }

    /** How much somebody had open at an instant. */
    int load(@Nullable String maker, Instant at) {
        return (int) all.stream()
                .filter(told -> Objects.equals(maker, told.madeBy) && told.wasOpenAt(at))
                .count();
    }
}
