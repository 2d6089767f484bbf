package dev.troth.trust.score;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.Component;
import dev.troth.scoring.Credibility;
import dev.troth.scoring.FactorInputs;
import dev.troth.scoring.TrustDrivers;
import dev.troth.trust.score.Factor.FactorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** API type of the trust of an account. */
@Description(
        "Trust of the buying side in the supplying side: credibility times connection, and the resulting standing. We "
                + "supply, except for accounts of kind VENDOR and in `vendorReview`.")
public class Trust {
    private final Explanation explanation;
    private final Assessment assessment;

    public Trust(Explanation explanation) {
        this.explanation = explanation;
        this.assessment = explanation.assessment();
    }

    @NonNull
    @Description("Trust: credibility times connection.")
    public Score getScore() {
        return score(
                ScoreCode.TRUST,
                assessment.trustConfidence(),
                () -> List.of(
                        Factor.of(
                                FactorCode.CREDIBILITY, assessment.credibility().value(), Map.of()),
                        Factor.of(FactorCode.CONNECTION, assessment.connection().value(), Map.of())));
    }

    @NonNull
    @Description(
            "Credibility of the supplying side: kept commitments, divided by breaches. Ours, or that of the vendor.")
    public Score getCredibility() {
        Credibility ours = assessment.credibility();
        return score(
                ScoreCode.CREDIBILITY,
                ours.confidence(),
                () -> Stream.of(
                                factor(FactorCode.KEPT_COMMITMENTS, ours.kept()),
                                factor(FactorCode.RECENT_BREACHES, ours.recentBreaches()),
                                factor(FactorCode.PAST_BREACHES, ours.pastBreaches()),
                                factor(FactorCode.UNDERSTANDING, ours.understanding()))
                        .toList());
    }

    @NonNull
    @Description("Our connection: with whom, how regularly, on how many topics, in good times and bad.")
    public Score getConnection() {
        return score(
                ScoreCode.CONNECTION,
                assessment.connectionConfidence(),
                () -> Arrays.stream(Component.values())
                        .map(component -> factor(
                                FactorCode.valueOf(component.name()),
                                assessment.connection().component(component)))
                        .toList());
    }

    @NonNull
    @Description(
            "Credibility of the buying side: of the customer, or ours towards a vendor. Shown beside the other, never part "
                    + "of trust.")
    public Score getTheirCredibility() {
        Credibility theirs = assessment.theirCredibility();
        return score(
                ScoreCode.THEIR_CREDIBILITY,
                theirs.confidence(),
                () -> List.of(
                        theirFactor(FactorCode.KEPT_COMMITMENTS, theirs.kept()),
                        theirFactor(FactorCode.RECENT_BREACHES, theirs.recentBreaches()),
                        theirFactor(FactorCode.PAST_BREACHES, theirs.pastBreaches())));
    }

    @NonNull
    @Description("Our standing with the customer, or the standing of the vendor with us.")
    public Standing getStanding() {
        return Standing.valueOf(assessment.standing().name());
    }

    @Description("Partnership: trust that has lasted, 0 to 1; partner from 0.5, preferred from 0.3. 0 while trust "
            + "is unrated.")
    public double getPartnership() {
        return assessment.trustUnrated().isPresent() ? 0 : assessment.partnership();
    }

    private Score score(ScoreCode code, double confidence, Supplier<List<Factor>> factors) {
        return new Score(explanation, ScoreMeasure.of(code), confidence, factors);
    }

    private Factor factor(FactorCode code, double value) {
        return Factor.of(code, value, FactorInputs.of(TrustDrivers.Factor.valueOf(code.name()), assessment));
    }

    private Factor theirFactor(FactorCode code, double value) {
        return Factor.of(code, value, FactorInputs.ofTheirs(TrustDrivers.Factor.valueOf(code.name()), assessment));
    }
}
