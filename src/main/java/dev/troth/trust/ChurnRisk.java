package dev.troth.trust;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.ChurnDrivers;
import dev.troth.scoring.Model;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** How likely an account is to leave, as callers see it. */
@Description("How likely the account is to leave when things go on as they are.")
public class ChurnRisk {
    private static final int USUAL = 90;

    private final Assessment assessment;
    private final Instant asOf;

    ChurnRisk(Assessment assessment, Instant asOf) {
        this.assessment = assessment;
        this.asOf = asOf;
    }

    @Description("Why there is no probability; null when there are some.")
    public @Nullable UnratedCause getUnrated() {
        return assessment
                .trustUnrated()
                .map(cause -> UnratedCause.valueOf(cause.name()))
                .orElse(null);
    }

    @NonNull
    @Description("The probability within 30, 90, 180 and 365 days; empty when there is nothing to judge by.")
    public List<@NonNull ChurnHorizon> getHorizons() {
        return assessment.trustUnrated().isPresent()
                ? List.of()
                : Stream.of(30, USUAL, 180, 365)
                        .map(days -> new ChurnHorizon(assessment, days))
                        .toList();
    }

    @NonNull
    @Description("The reasons for the probability within 90 days, the heaviest first: they add up to the probability "
            + "minus that of the ideal partner. Empty when there is nothing to judge by.")
    public List<@NonNull Driver> getDrivers() {
        return assessment.trustUnrated().isPresent() ? List.of() : new ChurnHorizon(assessment, USUAL).getDrivers();
    }

    @NonNull
    @Description(
            "The same if times got as tough as they can: vendors are let go then, partners are not. Empty when there is "
                    + "nothing to judge by.")
    public List<@NonNull ChurnHorizon> getIfTimesGetTough() {
        Assessment tough =
                new Model(assessment.parameters()).whatIf(assessment.state(), List.of(WhatIf.stress(asOf)), asOf);
        return new ChurnRisk(tough, asOf).getHorizons();
    }

    /** The probability within so many days. */
    @Description("The probability of leaving within so many days.")
    public static class ChurnHorizon {
        private final Assessment assessment;
        private final int days;

        ChurnHorizon(Assessment assessment, int days) {
            this.assessment = assessment;
            this.days = days;
        }

        @Description("Within how many days.")
        public int getDays() {
            return days;
        }

        @Description("0 to 1.")
        public double getProbability() {
            return assessment.churn().probability(days);
        }

        @NonNull
        @Description("90 % interval around the probability.")
        public Interval getInterval() {
            return Interval.of(assessment.churn().interval(days), 1);
        }

        @Description("The same probability for the ideal partner; the drivers start from it.")
        public double getBaseline() {
            return ChurnDrivers.of(assessment, days).baseline();
        }

        @NonNull
        @Description(
                "The reasons, the heaviest first: they add up to probability - baseline. What changes nothing is left out.")
        public List<@NonNull Driver> getDrivers() {
            return ChurnDrivers.of(assessment, days).drivers().stream()
                    .filter(driver -> driver.contribution() != 0)
                    .map(driver -> Driver.of(driver, 1))
                    .toList();
        }
    }
}
