package dev.troth.trust;

import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** One reason of a score, or of a change of it. What is not asked costs nothing. */
@Description("One reason of a score. The drivers of a score add up to its distance from the stated baseline.")
public final class Driver {
    private final Measure.Reason reason;
    private final boolean costs;
    private final Explanation explanation;
    private final Supplier<List<FactEffect>> facts;

    private Driver(Measure.Reason reason, boolean costs, Explanation explanation, Supplier<List<FactEffect>> facts) {
        this.reason = reason;
        this.costs = costs;
        this.explanation = explanation;
        this.facts = facts;
    }

    /** The reasons of a score against the ideal partner. */
    static List<Driver> of(Explanation explanation, Measure measure) {
        return measure.reasons(explanation.assessment()).stream()
                .map(reason -> new Driver(
                        reason,
                        costs(reason, measure),
                        explanation,
                        () -> explanation.evidence(measure, reason.code())))
                .toList();
    }

    /**
     * The reasons of a change.
     *
     * @param reasons what they are, and by how much each moved
     * @param after how it is explained after the change
     * @param facts what happened in between
     */
    public static List<Driver> ofChange(
            List<Measure.Reason> reasons, Measure measure, Explanation after, FactsOfReason facts) {
        return reasons.stream()
                .map(reason -> new Driver(reason, costs(reason, measure), after, () -> facts.of(reason.code())))
                .toList();
    }

    /** The facts that moved a reason, those that moved it most first. */
    public interface FactsOfReason {
        List<FactEffect> of(DriverCode code);
    }

    private static boolean costs(Measure.Reason reason, Measure measure) {
        return measure.code() == ScoreCode.CHURN_RISK ? reason.contribution() > 0 : reason.contribution() < 0;
    }

    @Ignore
    List<FactEffect> evidence() {
        return facts.get();
    }

    @NonNull
    @Description("What it is about.")
    public DriverCode getCode() {
        return reason.code();
    }

    @Description("By how much it moves the score, on the score's own scale. For scores of 0 to 100 negative costs; "
            + "for probabilities positive costs.")
    public double getContribution() {
        return reason.contribution();
    }

    @NonNull
    @Description("What there is to it, in words for a person.")
    public String getDescription() {
        return DriverWords.of(reason.code(), explanation.assessment());
    }

    @Description("What helps; null when it does not cost, or nothing but time helps.")
    public @Nullable Remedy getRemedy() {
        return costs ? Remedies.against(reason.code()) : null;
    }
}
