package dev.troth.trust.promise;

import dev.troth.commitment.CommitmentSize;
import dev.troth.platform.Figures;
import dev.troth.platform.Finding;
import dev.troth.platform.InWords;
import dev.troth.trust.CredibleInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Probability that a commitment will be kept. A pure function. */
@Description("Check of a commitment before it is made: the probability that it will be kept, from similar commitments "
        + "and the current workload.")
public record CommitmentCheck(
        @Description("Probability that it is kept in time, 0 to 1.")
        double probability,

        @Description("90 % credible interval; wide while few similar commitments are known.") @NonNull
        CredibleInterval interval,

        @Description("Number of our commitments on which it is based.")
        int judgedBy,

        @Description("Number of open commitments of the member, in all accounts.")
        int openLoad,

        @Description("Usual number of open commitments of the member when commitments were kept. Null if unknown.")
        @Nullable
        Double usualLoad,

        @Description("Realistic due time: 80 % of similar commitments were kept by then. Null if too few are known.")
        @Nullable
        Instant realisticDueAt,

        @Description("Findings against it. Codes: LIKELY_BROKEN, OVERBOOKED, TOO_SOON, AFTER_NEEDED, FEW_LIKE.")
        @NonNull
        List<@NonNull Finding> findings) {

    private static final double PRIOR = 2;
    private static final double DOUBTFUL = 0.7;
    private static final double BOOKED = 1.5;
    private static final double PATIENCE = 0.8;
    private static final int ENOUGH = 5;
    private static final double OTHER = 0.25;

    /** A commitment of ours that was kept or broken. */
    record Past(
            boolean ofSameMaker,
            Instant madeAt,
            Instant dueAt,
            Instant settledAt,
            boolean keptInTime,
            boolean kept,
            double importance,
            int load) {}

    /** The planned commitment. */
    record Plan(Instant now, Instant dueAt, @Nullable Instant neededBy, double importance, int openLoad) {}

    /** @param usualRate share of all our commitments that are kept in time */
    static CommitmentCheck of(Plan plan, List<Past> past, double usualRate) {
        Duration length = Duration.between(plan.now, plan.dueAt);
        double good = PRIOR * usualRate;
        double all = PRIOR;
        for (Past other : past) {
            double likeness = likeness(plan, other);
            all += likeness;
            good += other.keptInTime ? likeness : 0;
        }
        double probability = good / all;
        Double usual = Figures.mean(past.stream()
                .filter(other -> other.ofSameMaker && other.keptInTime)
                .map(other -> (double) other.load)
                .toList());
        Instant realistic = realistic(plan, length, past);
        double variance = probability * (1 - probability) / (all + 1);
        return new CommitmentCheck(
                probability,
                CredibleInterval.beta(probability, variance),
                past.size(),
                plan.openLoad,
                usual,
                realistic,
                findings(plan, probability, past, usual, realistic));
    }

    /**
     * Returns the similarity of another commitment, 0 to 1, highest for the same member, size, importance and workload.
     */
    static double likeness(Plan plan, Past other) {
        Duration length = Duration.between(plan.now, plan.dueAt);
        double maker = other.ofSameMaker ? 1 : OTHER;
        double size = Math.exp(-Math.abs(Math.log((length.toSeconds() + 3600.0)
                / (Duration.between(other.madeAt, other.dueAt).toSeconds() + 3600.0))));
        double weight = 1 - Math.abs(plan.importance - other.importance) / 2;
        double load = Math.exp(-Math.abs(Math.log((1.0 + plan.openLoad) / (1.0 + other.load))));
        return maker * size * weight * load;
    }

    /**
     * Returns the time by which 80 % of the commitments of the same size were kept, measured from when they were made.
     */
    private static @Nullable Instant realistic(Plan plan, Duration length, List<Past> past) {
        CommitmentSize size = CommitmentSize.of(length);
        List<Duration> took = past.stream()
                .filter(other -> other.kept && CommitmentSize.of(Duration.between(other.madeAt, other.dueAt)) == size)
                .map(other -> Duration.between(other.madeAt, other.settledAt))
                .sorted(Comparator.naturalOrder())
                .toList();
        return took.size() < ENOUGH ? null : plan.now.plus(took.get((int) Math.ceil(PATIENCE * took.size()) - 1));
    }

    private static List<Finding> findings(
            Plan plan, double probability, List<Past> past, @Nullable Double usual, @Nullable Instant realistic) {
        List<Finding> findings = new ArrayList<>();
        if (probability < DOUBTFUL) {
            findings.add(Finding.by(
                    DOUBTFUL - probability,
                    "LIKELY_BROKEN",
                    "Only %.0f of 100 similar commitments were kept in time. Maybe choose a later date, or decline "
                            + "early?",
                    probability * 100));
        }
        if (usual != null && plan.openLoad > BOOKED * Math.max(1, usual)) {
            findings.add(Finding.by(
                    plan.openLoad - usual,
                    "OVERBOOKED",
                    "%d commitments are open; kept commitments were made with %.1f open on average.",
                    plan.openLoad,
                    usual));
        }
        if (realistic != null && plan.dueAt.isBefore(realistic)) {
            findings.add(Finding.by(
                    Figures.days(plan.dueAt, realistic),
                    "TOO_SOON",
                    "80 %% of similar commitments took until %s.",
                    InWords.time(realistic)));
        }
        if (plan.neededBy != null && plan.dueAt.isAfter(plan.neededBy)) {
            findings.add(Finding.by(
                    Figures.days(plan.neededBy, plan.dueAt),
                    "AFTER_NEEDED",
                    "The customer needs it by %s.",
                    InWords.time(plan.neededBy)));
        }
        if (past.size() < ENOUGH) {
            findings.add(
                    Finding.by(past.size(), "FEW_LIKE", "The estimate is based on only %d commitments.", past.size()));
        }
        return List.copyOf(findings);
    }
}
