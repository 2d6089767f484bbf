package dev.troth.trust.commitment;

import dev.troth.commitment.CommitmentProgress.CommitmentSize;
import dev.troth.platform.common.Finding;
import dev.troth.platform.common.HumanReadable;
import dev.troth.platform.common.Statistics;
import dev.troth.trust.score.CredibleInterval;
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
        @Description("Probability that it is kept in time, 0 to 1. The last three commitments of the member count three"
                + " times. Null if the member, or the account where no member is given, has no settled"
                + " commitment.")
        @Nullable
        Double probability,

        @Description("90 % credible interval; wide while few similar commitments are known. Null if there is no "
                + "probability.")
        @Nullable
        CredibleInterval interval,

        @Description("Number of our commitments on which it is based.")
        int judgedBy,

        @Description("Number of these that the member made.")
        int judgedByOwn,

        @Description("Number of open commitments of the member, in all accounts.")
        int openLoad,

        @Description("Usual number of open commitments of the member when commitments were kept. Null if unknown.")
        @Nullable
        Double usualLoad,

        @Description("Realistic due time: 80 % of similar commitments were kept by then. Null if too few are known.")
        @Nullable
        Instant realisticDueAt,

        @Description("Findings against it. Codes: LIKELY_BROKEN, RECENTLY_BROKEN, OVERBOOKED, TOO_SOON, AFTER_NEEDED, "
                + "UNMET_NEED, NO_RECORD, FEW_LIKE, UNKNOWN_MEMBER.")
        @NonNull
        List<@NonNull Finding> findings) {

    /** Weight of the usual rate, in commitments: that of a uniform beta prior. */
    static final double PRIOR = 2;

    /** Probability below which a commitment is doubtful: it would be broken in three of ten cases. Judgement. */
    private static final double DOUBTFUL = 0.7;

    /** Ratio of open commitments to the usual number from which a member is overbooked. Judgement. */
    private static final double BOOKED = 1.5;

    /** Share of like commitments that were kept within the realistic time: four of five. Judgement. */
    private static final double PATIENCE = 0.8;

    /**
     * Minimum number of settled commitments for a realistic date: the smallest one with an 80th percentile below the
     * maximum.
     */
    private static final int ENOUGH = 5;

    /** Weight of a commitment of another member relative to one of the same member. Judgement. */
    private static final double OTHER = 0.25;

    /** Number of the latest commitments of the member that count more, and how many in a row are a finding. */
    private static final int LAST = 3;

    private static final double LAST_WEIGHT = 3;

    /** Number of open commitments that is too much for a member whose usual number is not known. */
    private static final int MANY_OPEN = 10;

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

    /**
     * Circumstances of the planned commitment.
     *
     * @param unmetNeed text of the need that it serves and that our product cannot meet; null if there is none
     * @param unknownMember ref of a member of whom no data exist; null if the member is known or none is given
     */
    record Circumstances(
            @Nullable String unmetNeed, @Nullable String unknownMember) {
        static final Circumstances NONE = new Circumstances(null, null);
    }

    static CommitmentCheck of(Plan plan, List<Past> past, double usualRate) {
        return of(plan, past, usualRate, Circumstances.NONE);
    }

    /** @param usualRate share of all our commitments that are kept in time */
    static CommitmentCheck of(Plan plan, List<Past> past, double usualRate, Circumstances circumstances) {
        Duration length = Duration.between(plan.now, plan.dueAt);
        double good = PRIOR * usualRate;
        double all = PRIOR;
        List<Past> last = past.stream()
                .filter(other -> other.ofSameMaker)
                .sorted(Comparator.comparing(Past::settledAt).reversed())
                .toList();
        List<Past> latest = last.stream().limit(LAST).toList();
        for (Past other : past) {
            double likeness = likeness(plan, other) * (latest.contains(other) ? LAST_WEIGHT : 1);
            all += likeness;
            good += other.keptInTime ? likeness : 0;
        }
        double probability = good / all;
        Double usual = Statistics.mean(past.stream()
                .filter(other -> other.ofSameMaker && other.keptInTime)
                .map(other -> (double) other.load)
                .toList());
        Instant realistic = realistic(plan, length, past);
        double variance = probability * (1 - probability) / (all + 1);
        boolean judged = !last.isEmpty();
        return new CommitmentCheck(
                judged ? probability : null,
                judged ? CredibleInterval.beta(probability, variance) : null,
                past.size(),
                last.size(),
                plan.openLoad,
                usual,
                realistic,
                findings(plan, judged ? probability : null, past, last, usual, realistic, circumstances));
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
            Plan plan,
            @Nullable Double probability,
            List<Past> past,
            List<Past> own,
            @Nullable Double usual,
            @Nullable Instant realistic,
            Circumstances circumstances) {
        List<Finding> findings = new ArrayList<>();
        record(findings, probability, own);
        load(findings, plan.openLoad, usual);
        times(findings, plan, realistic);
        if (circumstances.unmetNeed != null) {
            findings.add(Finding.by(
                    1,
                    "UNMET_NEED",
                    "Our product cannot meet the need \"%s\". Maybe say so before promising?",
                    circumstances.unmetNeed));
        }
        if (circumstances.unknownMember != null) {
            findings.add(Finding.by(
                    1, "UNKNOWN_MEMBER", "Nothing is known of a member \"%s\".", circumstances.unknownMember));
        }
        if (own.isEmpty()) {
            findings.add(Finding.by(
                    1, "NO_RECORD", "No commitment of theirs was settled, so there is no probability to rely on."));
        }
        if (past.size() < ENOUGH) {
            findings.add(
                    Finding.by(past.size(), "FEW_LIKE", "The estimate is based on only %d commitments.", past.size()));
        }
        return List.copyOf(findings);
    }

    /** @param own commitments of the member, the latest first */
    private static void record(List<Finding> findings, @Nullable Double probability, List<Past> own) {
        if (probability != null && probability < DOUBTFUL) {
            findings.add(Finding.by(
                    DOUBTFUL - probability,
                    "LIKELY_BROKEN",
                    "Only %.0f of 100 similar commitments were kept in time. Maybe choose a later date, or decline "
                            + "early?",
                    probability * 100));
        }
        long broken = own.stream().takeWhile(other -> !other.kept).count();
        if (broken >= LAST) {
            findings.add(Finding.by(
                    broken,
                    "RECENTLY_BROKEN",
                    "The last %d commitments were broken, one after the other. Maybe keep an open one first?",
                    broken));
        }
    }

    private static void load(List<Finding> findings, int open, @Nullable Double usual) {
        if (usual == null && open > MANY_OPEN) {
            findings.add(Finding.by(
                    open - MANY_OPEN,
                    "OVERBOOKED",
                    "%d commitments are open, and it is not known whether so many can be kept.",
                    open));
        } else if (usual != null && open > BOOKED * Math.max(1, usual)) {
            findings.add(Finding.by(
                    open - usual,
                    "OVERBOOKED",
                    "%d commitments are open; kept commitments were made with %.1f open on average.",
                    open,
                    usual));
        }
    }

    private static void times(List<Finding> findings, Plan plan, @Nullable Instant realistic) {
        if (realistic != null && plan.dueAt.isBefore(realistic)) {
            findings.add(Finding.by(
                    Statistics.days(plan.dueAt, realistic),
                    "TOO_SOON",
                    "80 %% of similar commitments took until %s.",
                    HumanReadable.time(realistic)));
        }
        if (plan.neededBy != null && plan.dueAt.isAfter(plan.neededBy)) {
            findings.add(Finding.by(
                    Statistics.days(plan.neededBy, plan.dueAt),
                    "AFTER_NEEDED",
                    "The account needs it by %s.",
                    HumanReadable.time(plan.neededBy)));
        }
    }
}
