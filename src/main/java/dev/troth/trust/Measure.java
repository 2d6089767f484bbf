package dev.troth.trust;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.ChurnDrivers;
import dev.troth.scoring.Drivers;
import dev.troth.scoring.TrustDrivers;
import dev.troth.scoring.Unrated;
import java.util.List;
import java.util.Optional;

/**
 * A score as read from an assessment, with its drivers, on the scale of the API. A pure function.
 *
 * @param days the horizon; only churn risk has one
 */
public record Measure(ScoreCode code, int days) {
    /** Default horizon of churn risk. */
    public static final int USUAL_DAYS = 90;

    /** One reason, on the scale of its score. */
    public record Reason(DriverCode code, double contribution) {}

    public static Measure of(ScoreCode code) {
        return new Measure(code, USUAL_DAYS);
    }

    public static Measure churn(int days) {
        return new Measure(ScoreCode.CHURN_RISK, days);
    }

    /** Returns the number, whether or not there is evidence for it. */
    public double value(Assessment a) {
        return scale()
                * switch (code) {
                    case TRUST -> a.trust();
                    case CREDIBILITY -> a.credibility().value();
                    case CONNECTION -> a.connection().value();
                    case THEIR_CREDIBILITY -> a.theirCredibility().value();
                    case CHURN_RISK -> a.churn().probability(days);
                };
    }

    /** Returns the cause if there is no evidence for it; empty if there is. */
    public Optional<Unrated> unrated(Assessment a) {
        return switch (code) {
            case TRUST, CHURN_RISK -> a.trustUnrated();
            case CREDIBILITY -> a.credibilityUnrated();
            case CONNECTION -> a.connectionUnrated();
            case THEIR_CREDIBILITY -> a.theirCredibilityUnrated();
        };
    }

    CredibleInterval interval(Assessment a) {
        return CredibleInterval.of(
                switch (code) {
                    case TRUST -> a.trustInterval();
                    case CREDIBILITY -> a.credibilityInterval();
                    case CONNECTION -> a.connectionInterval();
                    case THEIR_CREDIBILITY -> a.theirCredibilityInterval();
                    case CHURN_RISK -> a.churn().interval(days);
                },
                scale());
    }

    /** Returns the same number for the ideal partner. */
    double baseline(Assessment a) {
        return scale() * drivers(a).baseline();
    }

    /** Returns its reasons relative to the ideal partner, strongest first; reasons without an effect are left out. */
    public List<Reason> reasons(Assessment a) {
        return reasons(drivers(a));
    }

    /**
     * Returns the reasons of the difference between two assessments, strongest first; they add up to the difference.
     */
    public List<Reason> change(Assessment before, Assessment after) {
        return reasons(
                switch (code) {
                    case TRUST -> TrustDrivers.ofChange(before, after);
                    case CREDIBILITY -> TrustDrivers.ofChange(before.credibility(), after.credibility());
                    case CONNECTION -> TrustDrivers.ofConnectionChange(before, after);
                    case THEIR_CREDIBILITY ->
                        TrustDrivers.ofChange(before.theirCredibility(), after.theirCredibility());
                    case CHURN_RISK -> ChurnDrivers.ofChange(before, after, days);
                });
    }

    private Drivers<?> drivers(Assessment a) {
        return switch (code) {
            case TRUST -> TrustDrivers.ofTrust(a);
            case CREDIBILITY -> TrustDrivers.ofCredibility(a.credibility());
            case CONNECTION -> TrustDrivers.ofConnection(a);
            case THEIR_CREDIBILITY -> TrustDrivers.ofCredibility(a.theirCredibility());
            case CHURN_RISK -> ChurnDrivers.of(a, days);
        };
    }

    private List<Reason> reasons(Drivers<?> drivers) {
        return drivers.drivers().stream()
                .filter(driver -> driver.contribution() != 0)
                .map(driver -> new Reason(DriverCode.valueOf(driver.code().name()), driver.contribution() * scale()))
                .toList();
    }

    /** Returns the factor from the scale of the model to the scale of the API. */
    public double scale() {
        return code == ScoreCode.CHURN_RISK ? 1 : Score.SCALE;
    }
}
