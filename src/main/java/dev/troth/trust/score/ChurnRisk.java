package dev.troth.trust.score;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.Model;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of churn risk. */
@Description(
        "Churn risk: probability that the buying side leaves if nothing changes: that the account leaves us, or that we "
                + "leave a vendor.")
public class ChurnRisk {
    private final Explanation explanation;

    public ChurnRisk(Explanation explanation) {
        this.explanation = explanation;
    }

    private boolean isRated() {
        return explanation.assessment().trustUnrated().isEmpty();
    }

    /** Returns the explanation behind it, with its facts. */
    @Ignore
    public Explanation explanation() {
        return explanation;
    }

    @Description("Reason for which there are no probabilities. Null if there are some.")
    public @Nullable UnratedCause getUnrated() {
        return explanation.assessment().trustUnrated().map(UnratedCause::of).orElse(null);
    }

    @NonNull
    @Description("Probabilities within 30, 90, 180 and 365 days. Empty if the account is unrated.")
    public List<@NonNull ChurnHorizon> getHorizons() {
        return isRated()
                ? Stream.of(30, ScoreMeasure.USUAL_DAYS, 180, 365)
                        .map(days -> new ChurnHorizon(explanation, days))
                        .toList()
                : List.of();
    }

    @NonNull
    @Description("Drivers of the probability within 90 days, strongest first. They add up to the probability minus "
            + "that of the ideal partner. Empty if the account is unrated.")
    public List<@NonNull Driver> getDrivers() {
        return isRated() ? new ChurnHorizon(explanation, ScoreMeasure.USUAL_DAYS).getDrivers() : List.of();
    }

    @NonNull
    @Description("Events that would be drivers if we had caused them, but are excluded because we did not; latest "
            + "first, at most 100.")
    public List<@NonNull ExcludedDriver> getExcluded() {
        return new Score(explanation, ScoreMeasure.churn(ScoreMeasure.USUAL_DAYS), 0, List::of).getExcluded();
    }

    @NonNull
    @Description(
            "Probabilities under maximum stress: in hard times vendors are dropped and partners are kept. Empty if "
                    + "the account is unrated. Not based on facts.")
    public List<@NonNull ChurnHorizon> getIfTimesGetTough() {
        Assessment now = explanation.assessment();
        Assessment tough = new Model(now.parameters())
                .whatIf(now.state(), List.of(WhatIf.stress(explanation.asOf())), explanation.asOf());
        return new ChurnRisk(new Explanation(tough, explanation.asOf(), List::of, List::of)).getHorizons();
    }

    /** Probability of churn within a number of days. */
    @Description("Probability of churn within a number of days.")
    public static class ChurnHorizon {
        private final Explanation explanation;
        private final ScoreMeasure measure;

        ChurnHorizon(Explanation explanation, int days) {
            this.explanation = explanation;
            this.measure = ScoreMeasure.churn(days);
        }

        @Description("Horizon in days.")
        public int getDays() {
            return measure.days();
        }

        @Description("Probability, 0 to 1.")
        public double getProbability() {
            return measure.value(explanation.assessment());
        }

        @NonNull
        @Description("90 % credible interval of the probability.")
        public CredibleInterval getInterval() {
            return measure.interval(explanation.assessment());
        }

        @Description("Same probability for the ideal partner; the drivers start from it.")
        public double getBaseline() {
            return measure.baseline(explanation.assessment());
        }

        @NonNull
        @Description("Drivers, strongest first. They add up to probability - baseline. Drivers without an effect are "
                + "left out.")
        public List<@NonNull Driver> getDrivers() {
            return Driver.of(explanation, measure);
        }
    }
}
