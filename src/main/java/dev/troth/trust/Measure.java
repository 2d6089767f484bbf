package dev.troth.trust;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.ChurnDrivers;
import dev.troth.scoring.Drivers;
import dev.troth.scoring.TrustDrivers;
import dev.troth.scoring.Unrated;
import java.util.List;
import java.util.Optional;

/**
 * A score as it can be read from an assessment, with its reasons, on the scale that callers see. Pure.
 *
 * @param days the horizon; only churn risk has one
 */
public record Measure(ScoreCode code, int days) {
    /** The horizon of churn risk where nobody says another one. */
    public static final int USUAL_DAYS = 90;

    /** One reason, on the scale of its score. */
    public record Reason(DriverCode code, double contribution) {}

    public static Measure of(ScoreCode code) {
        return new Measure(code, USUAL_DAYS);
    }

    public static Measure churn(int days) {
        return new Measure(ScoreCode.CHURN_RISK, days);
    }

    /** The number, whether it rests on anything or not. */
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

    /** Why it rests on nothing; empty when it does. */
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

    /** The same number of the ideal partner. */
    double baseline(Assessment a) {
        return scale() * drivers(a).baseline();
    }

    /** Its reasons against the ideal partner, heaviest first; what changes nothing is left out. */
    public List<Reason> reasons(Assessment a) {
        return reasons(drivers(a));
    }

    /** Why it is another one after than before, heaviest first: they add up to the difference. */
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

    /** How many of its units are 1 within the model. */
    public double scale() {
        return code == ScoreCode.CHURN_RISK ? 1 : Score.SCALE;
    }
}
