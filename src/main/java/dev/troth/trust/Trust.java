package dev.troth.trust;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.Component;
import dev.troth.scoring.Credibility;
import dev.troth.scoring.RawParts;
import dev.troth.scoring.TrustDrivers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** How far an account trusts us, as callers see it. */
@Description("How far the account trusts us: credibility times connection, and what that makes us to them.")
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
    @Description("How far we can be relied on: promises kept, divided by promises broken.")
    public Score getCredibility() {
        Credibility ours = assessment.credibility();
        return score(
                ScoreCode.CREDIBILITY,
                Assessment.confidence(ours),
                () -> Stream.of(
                                factor(FactorCode.KEPT_COMMITMENTS, ours.kept()),
                                factor(FactorCode.RECENT_BREACHES, ours.recentBreaches()),
                                factor(FactorCode.PAST_BREACHES, ours.pastBreaches()),
                                factor(FactorCode.UNDERSTANDING, ours.understanding()))
                        .toList());
    }

    @NonNull
    @Description("How well we are connected: with whom, how steadily, on what, in good times and bad.")
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
    @Description("How far they can be relied on: their promises to us. Shown beside ours, never part of trust.")
    public Score getTheirCredibility() {
        Credibility theirs = assessment.theirCredibility();
        return score(
                ScoreCode.THEIR_CREDIBILITY,
                Assessment.confidence(theirs),
                () -> List.of(
                        theirFactor(FactorCode.KEPT_COMMITMENTS, theirs.kept()),
                        theirFactor(FactorCode.RECENT_BREACHES, theirs.recentBreaches()),
                        theirFactor(FactorCode.PAST_BREACHES, theirs.pastBreaches())));
    }

    @NonNull
    @Description("What we are to them.")
    public Standing getStanding() {
        return Standing.valueOf(assessment.standing().name());
    }

    @Description("Trust that has lasted, 0 to 1: partner from 0.5, preferred from 0.3. 0 while trust has no value.")
    public double getPartnership() {
        return assessment.trustUnrated().isPresent() ? 0 : assessment.partnership();
    }

    private Score score(ScoreCode code, double confidence, Supplier<List<Factor>> factors) {
        return new Score(explanation, Measure.of(code), confidence, factors);
    }

    private Factor factor(FactorCode code, double value) {
        return Factor.of(code, value, RawParts.of(TrustDrivers.Factor.valueOf(code.name()), assessment));
    }

    private Factor theirFactor(FactorCode code, double value) {
        return Factor.of(code, value, RawParts.ofTheirs(TrustDrivers.Factor.valueOf(code.name()), assessment));
    }
}
