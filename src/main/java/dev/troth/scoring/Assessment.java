package dev.troth.scoring;

import java.io.Serializable;
import java.util.Optional;

/**
 * The evaluation of one account at one instant ({@code scoring.md} 3.3 to 3.6). All scores lie in [0, 1].
 *
 * <p>Every score has a number, even without evidence. {@link #trustUnrated()} and its siblings state whether it rests
 * on evidence; a number that does not should not be shown.
 *
 * @param state the evaluated state
 * @param day the instant of evaluation, in days
 * @param credibility the credibility of the supplier
 * @param theirCredibility the credibility of the customer, never part of trust
 * @param connection the connection
 * @param churn the churn risk, which also holds trust and its variance
 * @param parameters the parameter set
 */
public record Assessment(
        AccountState state,
        double day,
        Credibility credibility,
        Credibility theirCredibility,
        ConnectionScore connection,
        Churn churn,
        Parameters parameters)
        implements Serializable {

    static Assessment of(AccountState state, double day, Parameters p) {
        Credibility credibility = Credibility.ours(state, day, p);
        ConnectionScore connection = ConnectionScore.of(state, day, p);
        return new Assessment(
                state,
                day,
                credibility,
                Credibility.theirs(state, day, p),
                connection,
                Churn.of(state, credibility, connection, day, p),
                p);
    }

    /** Returns trust T = C · X, in [0, 1] (S0 L10); 0 exactly when a factor is 0. */
    public double trust() {
        return churn.trust();
    }

    /**
     * Returns the 90 % credible interval of trust: a beta distribution with mean T and the variance of a product of
     * independent variables, C²·Var X + X²·Var C + Var C·Var X. Uncertainty of the evidence only.
     */
    public CredibleInterval trustInterval() {
        return churn.trust() > 0
                ? CredibleInterval.beta(churn.trust(), churn.trustVariance())
                : CredibleInterval.ofZero(connection.evidence());
    }

    /** Returns the 90 % credible interval of the supplier's credibility; see {@link Credibility#variance()}. */
    public CredibleInterval credibilityInterval() {
        return CredibleInterval.beta(credibility.value(), credibility.variance());
    }

    /** Returns the 90 % credible interval of the customer's credibility. */
    public CredibleInterval theirCredibilityInterval() {
        return CredibleInterval.beta(theirCredibility.value(), theirCredibility.variance());
    }

    /** Returns the 90 % credible interval of connection; see {@link ConnectionScore#variance()}. */
    public CredibleInterval connectionInterval() {
        return connection.value() > 0
                ? CredibleInterval.beta(connection.value(), connection.variance())
                : CredibleInterval.ofZero(connection.evidence());
    }

    /**
     * Returns the confidence in connection, n/(n + w) for n decayed contact days and {@link
     * Parameter#CONNECTION_CONFIDENCE_PRIOR} w, in [0, 1).
     */
    public double connectionConfidence() {
        return connection.evidence() / (connection.evidence() + parameters.get(Parameter.CONNECTION_CONFIDENCE_PRIOR));
    }

    /** Returns the confidence in trust, in [0, 1): the geometric mean of those of credibility and connection. */
    public double trustConfidence() {
        return StrictMath.sqrt(credibility.confidence() * connectionConfidence());
    }

    /** Returns the partnership T(1 - 2^(-tenure/h)) with {@link Parameter#PARTNERSHIP_TENURE} h, in [0, T]. */
    public double partnership() {
        return churn.partnership();
    }

    /** Returns the share of trust that lasts and counts for the partnership, 1 - 2^(-tenure/h), in [0, 1). */
    public double lastingShare() {
        return churn.lastingShare();
    }

    /**
     * Returns the time until the partnership reaches a level if trust stays at its present value.
     *
     * @param level the level, in [0, 1]
     * @return days, at least 0; 0 if the level is reached, positive infinity if trust is not above the level
     */
    public double daysUntilPartnership(double level) {
        return churn.daysUntilPartnership(level);
    }

    /**
     * Returns the standing; {@link Standing#LAPSED} takes precedence over all others, then {@link Standing#PROSPECT}.
     */
    public Standing standing() {
        if (state.outcome().churned()) {
            return Standing.LAPSED;
        }
        if (trustUnrated().isPresent() && !state.hasSince() && state.renewals().isEmpty()) {
            return Standing.PROSPECT;
        }
        return state.standing().on(day, state, parameters).standing();
    }

    /**
     * Returns the first epoch day on which the standing may change without a breach, which can lower it at once: the
     * next one at which it is looked at, and not before {@link Parameter#STANDING_DWELL} days after the last change.
     */
    public double standingChangesFrom() {
        StandingTrack track = state.standing().on(day, state, parameters);
        double earliest = Math.max(day, track.since() + parameters.get(Parameter.STANDING_DWELL));
        double period = Math.ceil(earliest / StandingTrack.PERIOD) * StandingTrack.PERIOD;
        return period > day ? period : period + StandingTrack.PERIOD;
    }

    /** Returns the reason for which the supplier's credibility is unrated; empty when it is rated. */
    public Optional<UnratedReason> credibilityUnrated() {
        return promisesUnrated(credibility, Side.US);
    }

    /** Returns the reason for which the customer's credibility is unrated; empty when it is rated. */
    public Optional<UnratedReason> theirCredibilityUnrated() {
        return promisesUnrated(theirCredibility, Side.THEM);
    }

    /** Returns the reason for which connection is unrated; empty when it is rated. */
    public Optional<UnratedReason> connectionUnrated() {
        if (state.contacts().isEmpty()) {
            return Optional.of(UnratedReason.NO_TOUCHPOINT);
        }
        boolean anybody = state.stakeholders().values().stream().anyMatch(s -> s.seat() != null);
        return anybody ? Optional.empty() : Optional.of(UnratedReason.NO_STAKEHOLDER);
    }

    /**
     * Returns the epoch day on which the next contact is due: the first at which a cadence in force ends, counted from
     * the last mutual contact or, if it is later, from the start of that cadence. Without a mutual contact a month
     * after the relationship began; positive infinity without any evidence.
     */
    public double nextContactDue() {
        return Rhythm.nextDue(state, day, parameters);
    }

    /** Returns the reason for which trust is unrated; empty when both of its factors are rated. */
    public Optional<UnratedReason> trustUnrated() {
        return credibilityUnrated().or(this::connectionUnrated);
    }

    private Optional<UnratedReason> promisesUnrated(Credibility judged, Side side) {
        if (judged.evidence() > 0) {
            return Optional.empty();
        }
        boolean open = state.commitments().values().stream().anyMatch(c -> c.side() == side);
        return Optional.of(open ? UnratedReason.NO_OUTCOME : UnratedReason.NO_COMMITMENT);
    }

    /**
     * Returns the trust of one stakeholder in the supplier.
     *
     * @param id the id of the stakeholder
     * @return the trust; empty if no stakeholder of this id has joined the account
     */
    public Optional<StakeholderTrust> stakeholder(String id) {
        StakeholderState person = state.stakeholders().get(id);
        return person == null || person.seat() == null
                ? Optional.empty()
                : Optional.of(StakeholderTrust.of(state, person, credibility, day, parameters));
    }
}
