package dev.troth.trust;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.Model;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** How likely an account is to leave, as callers see it. */
@Description("How likely the account is to leave when things go on as they are.")
public class ChurnRisk {
    private final Explanation explanation;

    public ChurnRisk(Explanation explanation) {
        this.explanation = explanation;
    }

    private boolean isRated() {
        return explanation.assessment().trustUnrated().isEmpty();
    }

    /** What it says, with the facts behind it. */
    @Ignore
    public Explanation explanation() {
        return explanation;
    }

    @Description("Why there is no probability; null when there are some.")
    public @Nullable UnratedCause getUnrated() {
        return explanation.assessment().trustUnrated().map(UnratedCause::of).orElse(null);
    }

    @NonNull
    @Description("The probability within 30, 90, 180 and 365 days; empty when there is nothing to judge by.")
    public List<@NonNull ChurnHorizon> getHorizons() {
        return isRated()
                ? Stream.of(30, Measure.USUAL_DAYS, 180, 365)
                        .map(days -> new ChurnHorizon(explanation, days))
                        .toList()
                : List.of();
    }

    @NonNull
    @Description("The reasons for the probability within 90 days, the heaviest first: they add up to the probability "
            + "minus that of the ideal partner. Empty when there is nothing to judge by.")
    public List<@NonNull Driver> getDrivers() {
        return isRated() ? new ChurnHorizon(explanation, Measure.USUAL_DAYS).getDrivers() : List.of();
    }

    @NonNull
    @Description("What would be a reason if it were our fault, but is not; the latest first, 100 at most.")
    public List<@NonNull ExcludedDriver> getExcluded() {
        return new Score(explanation, Measure.churn(Measure.USUAL_DAYS), 0, List::of).getExcluded();
    }

    @NonNull
    @Description(
            "The same if times got as tough as they can: vendors are let go then, partners are not. Empty when there is "
                    + "nothing to judge by. No facts stand behind it.")
    public List<@NonNull ChurnHorizon> getIfTimesGetTough() {
        Assessment now = explanation.assessment();
        Assessment tough = new Model(now.parameters())
                .whatIf(now.state(), List.of(WhatIf.stress(explanation.asOf())), explanation.asOf());
        return new ChurnRisk(new Explanation(tough, explanation.asOf(), List::of, List::of)).getHorizons();
    }

    /** The probability within so many days. */
    @Description("The probability of leaving within so many days.")
    public static class ChurnHorizon {
        private final Explanation explanation;
        private final Measure measure;

        ChurnHorizon(Explanation explanation, int days) {
            this.explanation = explanation;
            this.measure = Measure.churn(days);
        }

        @Description("Within how many days.")
        public int getDays() {
            return measure.days();
        }

        @Description("0 to 1.")
        public double getProbability() {
            return measure.value(explanation.assessment());
        }

        @NonNull
        @Description("90 % interval around the probability.")
        public CredibleInterval getInterval() {
            return measure.interval(explanation.assessment());
        }

        @Description("The same probability for the ideal partner; the drivers start from it.")
        public double getBaseline() {
            return measure.baseline(explanation.assessment());
        }

        @NonNull
        @Description(
                "The reasons, the heaviest first: they add up to probability - baseline. What changes nothing is left out.")
        public List<@NonNull Driver> getDrivers() {
            return Driver.of(explanation, measure);
        }
    }
}
