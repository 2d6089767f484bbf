package dev.troth.trust.score;

import dev.troth.trust.score.Remedies.Remedy;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Driver: one reason of a score, or of a change of it. Fields that are not requested cost nothing. */
@Description("Driver: one reason of a score. The drivers of a score add up to its distance from the stated baseline.")
public final class Driver {
    private final ScoreMeasure.Reason reason;
    private final boolean costs;
    private final Explanation explanation;
    private final Supplier<List<FactEffect>> facts;

    private Driver(
            ScoreMeasure.Reason reason, boolean costs, Explanation explanation, Supplier<List<FactEffect>> facts) {
        this.reason = reason;
        this.costs = costs;
        this.explanation = explanation;
        this.facts = facts;
    }

    /** Returns the drivers of a score relative to the ideal partner. */
    public static List<Driver> of(Explanation explanation, ScoreMeasure measure) {
        return measure.reasons(explanation.assessment()).stream()
                .map(reason -> new Driver(
                        reason,
                        costs(reason, measure),
                        explanation,
                        () -> explanation.evidence(measure, reason.code())))
                .toList();
    }

    /**
     * Returns the drivers of a change.
     *
     * @param reasons the reasons and their contributions
     * @param after explanation after the change
     * @param facts facts in between
     */
    public static List<Driver> ofChange(
            List<ScoreMeasure.Reason> reasons, ScoreMeasure measure, Explanation after, FactsOfReason facts) {
        return reasons.stream()
                .map(reason -> new Driver(reason, costs(reason, measure), after, () -> facts.of(reason.code())))
                .toList();
    }

    /** Returns the facts that contribute to a reason, strongest first. */
    public interface FactsOfReason {
        List<FactEffect> of(DriverCode code);
    }

    private static boolean costs(ScoreMeasure.Reason reason, ScoreMeasure measure) {
        return measure.code() == ScoreCode.CHURN_RISK ? reason.contribution() > 0 : reason.contribution() < 0;
    }

    @Ignore
    public List<FactEffect> evidence() {
        return facts.get();
    }

    @NonNull
    @Description("Code.")
    public DriverCode getCode() {
        return reason.code();
    }

    @Description("Contribution to the score, on the scale of the score. Negative lowers a score of 0 to 100; "
            + "positive raises a probability.")
    public double getContribution() {
        return reason.contribution();
    }

    @NonNull
    @Description("Description in words for users.")
    public String getDescription() {
        return DriverText.of(reason.code(), explanation.assessment());
    }

    @Description("Remedy. Null if it does not lower the score, or if nothing but time helps.")
    public @Nullable Remedy getRemedy() {
        return costs ? Remedies.against(reason.code()) : null;
    }
}
