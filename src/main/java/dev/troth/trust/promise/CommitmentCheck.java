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

/** How likely a promise would be kept. Pure. */
@Description(
        "How likely a promise would be kept, before it is made: by what like ones came to, and by what is open already.")
public record CommitmentCheck(
        @Description("The probability that it is kept, in time, 0 to 1.")
        double probability,

        @Description("90 % interval around it; wide while few like promises are known.") @NonNull
        CredibleInterval interval,

        @Description("How many promises of ours it is judged by.")
        int judgedBy,

        @Description("What the one who promises has open already, of all accounts.")
        int openLoad,

        @Description("How much they usually had open when they kept their word; null while that is not known.")
        @Nullable
        Double usualLoad,

        @Description("A date by which four of five like promises were kept; null while too few are known.") @Nullable
        Instant realisticDueAt,

        @Description("What speaks against it. Codes: LIKELY_BROKEN, OVERBOOKED, TOO_SOON, AFTER_NEEDED, FEW_LIKE.")
        @NonNull
        List<@NonNull Finding> findings) {

    private static final double PRIOR = 2;
    private static final double DOUBTFUL = 0.7;
    private static final double BOOKED = 1.5;
    private static final double PATIENCE = 0.8;
    private static final int ENOUGH = 5;
    private static final double OTHER = 0.25;

    /** A promise of ours that was kept or broken. */
    record Past(
            boolean ofSameMaker,
            Instant madeAt,
            Instant dueAt,
            Instant settledAt,
            boolean keptInTime,
            boolean kept,
            double importance,
            int load) {}

    /** What is to be promised. */
    record Plan(Instant now, Instant dueAt, @Nullable Instant neededBy, double importance, int openLoad) {}

    /** @param usualRate how often promises of ours are kept in time, whoever makes them */
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

    /** How much another promise says about this one, 0 to 1: of the same person, size, weight and load it says most. */
    static double likeness(Plan plan, Past other) {
        Duration length = Duration.between(plan.now, plan.dueAt);
        double maker = other.ofSameMaker ? 1 : OTHER;
        double size = Math.exp(-Math.abs(Math.log((length.toSeconds() + 3600.0)
                / (Duration.between(other.madeAt, other.dueAt).toSeconds() + 3600.0))));
        double weight = 1 - Math.abs(plan.importance - other.importance) / 2;
        double load = Math.exp(-Math.abs(Math.log((1.0 + plan.openLoad) / (1.0 + other.load))));
        return maker * size * weight * load;
    }

    /** When four of five promises of the same size were kept, by the time they took. */
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
                    "Only %.0f of 100 like it were kept in time. Maybe a later date, or an early no?",
                    probability * 100));
        }
        if (usual != null && plan.openLoad > BOOKED * Math.max(1, usual)) {
            findings.add(Finding.by(
                    plan.openLoad - usual,
                    "OVERBOOKED",
                    "%d promises are open; they kept their word with %.1f.",
                    plan.openLoad,
                    usual));
        }
        if (realistic != null && plan.dueAt.isBefore(realistic)) {
            findings.add(Finding.by(
                    Figures.days(plan.dueAt, realistic),
                    "TOO_SOON",
                    "Four of five like it took until %s.",
                    InWords.time(realistic)));
        }
        if (plan.neededBy != null && plan.dueAt.isAfter(plan.neededBy)) {
            findings.add(Finding.by(
                    Figures.days(plan.neededBy, plan.dueAt),
                    "AFTER_NEEDED",
                    "They need it by %s.",
                    InWords.time(plan.neededBy)));
        }
        if (past.size() < ENOUGH) {
            findings.add(Finding.by(past.size(), "FEW_LIKE", "Only %d promises are known to judge by.", past.size()));
        }
        return List.copyOf(findings);
    }
}
