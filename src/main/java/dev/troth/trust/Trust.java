package dev.troth.trust;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.Component;
import dev.troth.scoring.Credibility;
import dev.troth.scoring.TrustDrivers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** How far an account trusts us, as callers see it. */
@Description("How far the account trusts us: credibility times connection, and what that makes us to them.")
public class Trust {
    private final Assessment assessment;
    private final Instant asOf;

    Trust(Assessment assessment, Instant asOf) {
        this.assessment = assessment;
        this.asOf = asOf;
    }

    @NonNull
    @Description("Trust: credibility times connection.")
    public Score getScore() {
        return new Score(
                assessment.trust(),
                assessment.trustUnrated(),
                assessment.trustConfidence(),
                asOf,
                version(),
                assessment::trustInterval,
                () -> List.of(
                        new Factor(
                                FactorCode.CREDIBILITY, assessment.credibility().value()),
                        new Factor(
                                FactorCode.CONNECTION, assessment.connection().value())),
                () -> drivers(TrustDrivers.ofTrust(assessment)));
    }

    @NonNull
    @Description("How far we can be relied on: promises kept, divided by promises broken.")
    public Score getCredibility() {
        Credibility ours = assessment.credibility();
        return new Score(
                ours.value(),
                assessment.credibilityUnrated(),
                Assessment.confidence(ours),
                asOf,
                version(),
                assessment::credibilityInterval,
                () -> {
                    List<Factor> factors = promiseFactors(ours);
                    factors.add(new Factor(FactorCode.UNDERSTANDING, ours.understanding()));
                    return factors;
                },
                () -> drivers(TrustDrivers.ofCredibility(ours)));
    }

    @NonNull
    @Description("How well we are connected: with whom, how steadily, on what, in good times and bad.")
    public Score getConnection() {
        return new Score(
                assessment.connection().value(),
                assessment.connectionUnrated(),
                assessment.connectionConfidence(),
                asOf,
                version(),
                assessment::connectionInterval,
                () -> Arrays.stream(Component.values())
                        .map(component -> new Factor(
                                FactorCode.valueOf(component.name()),
                                assessment.connection().component(component)))
                        .toList(),
                () -> drivers(TrustDrivers.ofConnection(assessment)));
    }

    @NonNull
    @Description("How far they can be relied on: their promises to us. Shown beside ours, never part of trust.")
    public Score getTheirCredibility() {
        Credibility theirs = assessment.theirCredibility();
        return new Score(
                theirs.value(),
                assessment.theirCredibilityUnrated(),
                Assessment.confidence(theirs),
                asOf,
                version(),
                assessment::theirCredibilityInterval,
                () -> promiseFactors(theirs),
                () -> drivers(TrustDrivers.ofCredibility(theirs)));
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

    private String version() {
        return assessment.parameters().version();
    }

    private static List<Factor> promiseFactors(Credibility credibility) {
        List<Factor> factors = new ArrayList<>();
        factors.add(new Factor(FactorCode.KEPT_PROMISES, credibility.kept()));
        factors.add(new Factor(FactorCode.RECENT_BREACHES, credibility.recentBreaches()));
        factors.add(new Factor(FactorCode.PAST_BREACHES, credibility.pastBreaches()));
        return factors;
    }

    private static List<Driver> drivers(List<dev.troth.scoring.Driver<TrustDrivers.Factor>> drivers) {
        return drivers.stream()
                .filter(driver -> driver.contribution() != 0)
                .map(driver -> Driver.of(driver, Score.SCALE))
                .toList();
    }
}
