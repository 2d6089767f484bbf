package dev.troth.scoring;

import java.io.Serializable;
import java.util.Optional;

/**
 * What the model says of one account at one instant. All values in [0, 1].
 *
 * <p>The numbers are always there; whether they rest on anything is said by {@link #trustUnrated()} and its siblings,
 * and nobody should be shown a number that does not.
 *
 */
public record Assessment(
        AccountState state,
        double day,
        Credibility credibility,
        Credibility theirCredibility,
        Connection connection,
        Churn churn,
        Parameters parameters)
        implements Serializable {

    static Assessment of(AccountState state, double day, Parameters p) {
        Credibility credibility = Credibility.ours(state, day, p);
        Connection connection = Connection.of(state, day, p);
        return new Assessment(
                state,
                day,
                credibility,
                Credibility.theirs(state, day, p),
                connection,
                Churn.of(state, credibility, connection, day, p),
                p);
    }

    /** T = C · X (S0 L10). */
    public double trust() {
        return churn.trust();
    }

    public Interval trustInterval() {
        return Interval.beta(churn.trust(), churn.trustVariance());
    }

    public Interval credibilityInterval() {
        return Interval.beta(credibility.value(), credibility.variance());
    }

    public Interval theirCredibilityInterval() {
        return Interval.beta(theirCredibility.value(), theirCredibility.variance());
    }

    public Interval connectionInterval() {
        return Interval.beta(connection.value(), connection.variance());
    }

    /** How much the promises seen so far say, 0 to 1 (1 - uncertainty in subjective logic). */
    public static double confidence(Credibility credibility) {
        return credibility.evidence() / (credibility.evidence() + 2);
    }

    /** How much the contacts seen so far say, 0 to 1. */
    public double connectionConfidence() {
        return connection.evidence() / (connection.evidence() + 4);
    }

    public double trustConfidence() {
        return StrictMath.sqrt(confidence(credibility) * connectionConfidence());
    }

    /** Trust that has lasted, 0 to 1. */
    public double partnership() {
        return churn.partnership();
    }

    public Standing standing() {
        if (state.outcome().churned()) {
            return Standing.LAPSED;
        }
        if (trustUnrated().isPresent() && !state.hasSince() && state.renewals().isEmpty()) {
            return Standing.PROSPECT;
        }
        double partnership = partnership();
        if (partnership >= parameters.get(Parameter.PARTNER_FROM)) {
            return Standing.PARTNER;
        }
        return partnership >= parameters.get(Parameter.PREFERRED_FROM) ? Standing.PREFERRED : Standing.VENDOR;
    }

    public Optional<Unrated> credibilityUnrated() {
        return promisesUnrated(credibility, Side.US);
    }

    public Optional<Unrated> theirCredibilityUnrated() {
        return promisesUnrated(theirCredibility, Side.THEM);
    }

    public Optional<Unrated> connectionUnrated() {
        if (state.contacts().isEmpty()) {
            return Optional.of(Unrated.NO_TOUCHPOINT);
        }
        boolean anybody = state.stakeholders().values().stream().anyMatch(s -> s.seat() != null);
        return anybody ? Optional.empty() : Optional.of(Unrated.NO_STAKEHOLDER);
    }

    /**
     * The day on which the next contact is due by the rhythm that counts, as an epoch day; positive infinity while there
     * was no contact of both sides.
     */
    public double nextContactDue() {
        long today = Days.index(day);
        double gap = state.contacts().sinceMutual(today);
        return Double.isInfinite(gap) ? gap : today - gap + Rhythm.cadence(state, parameters);
    }

    /** Trust needs both factors. */
    public Optional<Unrated> trustUnrated() {
        return credibilityUnrated().or(this::connectionUnrated);
    }

    private Optional<Unrated> promisesUnrated(Credibility judged, Side side) {
        if (judged.evidence() > 0) {
            return Optional.empty();
        }
        boolean open = state.commitments().values().stream().anyMatch(c -> c.side() == side);
        return Optional.of(open ? Unrated.NO_OUTCOME : Unrated.NO_COMMITMENT);
    }

    /** How far a stakeholder trusts us; empty for somebody the account does not know. */
    public Optional<StakeholderTrust> stakeholder(String id) {
        StakeholderState person = state.stakeholders().get(id);
        return person == null || person.seat() == null
                ? Optional.empty()
                : Optional.of(StakeholderTrust.of(state, person, credibility, day, parameters));
    }
}
