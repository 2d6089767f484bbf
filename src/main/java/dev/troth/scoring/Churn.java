package dev.troth.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Churn risk as a hazard model with a closed form for every horizon ({@code scoring.md} 3.6).
 *
 * <p>Λ(H) = e^(-κT) · s^silence · u^(stress(1 - partnership)) · e^(b·low use) · [λ₀·e(H)·(1 + years)^(-a) + Σ
 * impulse·(1 - 2^(-H/h))] and p(H) = 1 - e^(-Λ(H)): multiplicative shields times a baseline plus additive impulses, as
 * in a Cox-Aalen model. κ is chosen so that T = 1 keeps {@link Parameter#LOYAL_RETENTION} a year (S2 L13), λ₀ so that T
 * = 0 keeps 1 - {@link Parameter#VENDOR_CHURN}. The present scores are held constant; open items are assumed to stay
 * open.
 *
 * @param trust T, in [0, 1]
 * @param trustVariance the variance of T; at least 0
 * @param partnership trust weighted by tenure, in [0, T]
 * @param tenureYears the duration of the relationship in years of 365 days; at least 0
 * @param silence in [0, 1]
 * @param stress the level of difficult times, in [0, 1]
 * @param shocks the decayed shocks of bad experiences, issues that were solved, and breaches
 * @param championImpulse the decayed hazard of stakeholders who left; at least 0
 * @param priorityImpulse the decayed hazard of dropped priorities; at least 0
 * @param stallImpulse the faded hazard of an unexplained stall; at least 0
 * @param competitionImpulse the faded hazard of competition; at least 0
 * @param lowUse the faded share of what was bought that is not used, in [0, 1]; 0 if use was not measured
 * @param loyalty the faded level of the last statement, from -1 (intends to leave) to 1 (loyal)
 * @param renewals the days until each future renewal; at least 0
 * @param pressures open issues and overdue promises, whose hazard grows with the horizon
 * @param parameters the parameter set
 */
public record Churn(
        double trust,
        double trustVariance,
        double partnership,
        double tenureYears,
        double silence,
        double stress,
        Shocks shocks,
        double championImpulse,
        double priorityImpulse,
        double stallImpulse,
        double competitionImpulse,
        double lowUse,
        double loyalty,
        List<Double> renewals,
        List<Pressure> pressures,
        Parameters parameters)
        implements Serializable {

    /** An open item of the supplier, whose hazard grows with its age. */
    sealed interface Pressure extends Serializable {
        /** Returns the shock if the item is still open in {@code horizon} days, in worst experiences; at least 0. */
        double after(double horizon, Parameters p);
    }

    record IssuePressure(OpenIssue issue, double day) implements Pressure {
        @Override
        public double after(double horizon, Parameters p) {
            // An issue that is raised after the horizon, as in a mixture of two instants, does not hurt yet.
            double missing = Math.max(0, 1 - Quality.resolved(issue, day + horizon, p));
            return p.issueShock() * Quality.shock(issue.severity() * missing);
        }
    }

    record OverduePressure(OpenCommitment commitment, double day) implements Pressure {
        @Override
        public double after(double horizon, Parameters p) {
            double late = day + horizon - commitment.due();
            double missing = 1 - Quality.afterDelay(late, commitment.duration(), p);
            return p.breachShock() * commitment.weight() * missing * missing;
        }
    }

    record UnansweredPressure(OpenRequest request, double day) implements Pressure {
        @Override
        public double after(double horizon, Parameters p) {
            double missing = 1 - request.quality(day + horizon, p);
            return p.breachShock() * request.stake(p) * missing * missing;
        }
    }

    /**
     * Returns the same account under another parameter set that differs in the weights of the hazard only. Scores,
     * decayed sums and half-lives stay as they were evaluated, so this is exact for {@link Parameter#VENDOR_CHURN},
     * {@link Parameter#LOYAL_RETENTION}, the shocks, impulses, factors and shares of the hazard, and for nothing else.
     *
     * @param other the other parameter set
     * @return the churn; an impulse of weight 0 stays 0
     */
    public Churn under(Parameters other) {
        return new Churn(
                trust,
                trustVariance,
                partnership,
                tenureYears,
                silence,
                stress,
                shocks,
                reweighted(championImpulse, Parameter.CHAMPION, other),
                reweighted(priorityImpulse, Parameter.PRIORITY, other),
                reweighted(stallImpulse, Parameter.STALL, other),
                reweighted(competitionImpulse, Parameter.COMPETITION, other),
                lowUse,
                loyalty,
                renewals,
                pressures,
                other);
    }

    /** Returns the same account as if product use had never been measured. */
    public Churn withoutUse() {
        return new Churn(
                trust,
                trustVariance,
                partnership,
                tenureYears,
                silence,
                stress,
                shocks,
                championImpulse,
                priorityImpulse,
                stallImpulse,
                competitionImpulse,
                0,
                loyalty,
                renewals,
                pressures,
                parameters);
    }

    private double reweighted(double impulse, Parameter weight, Parameters other) {
        return impulse == 0 ? 0 : impulse / parameters.get(weight) * other.get(weight);
    }

    /**
     * Returns the probability that the customer leaves within {@code days} days, calibrated by {@link
     * Parameters#calibrated}.
     *
     * @param days the horizon in days, at least 0
     * @return the probability, in [0, 1], non-decreasing in the horizon; 0 for a horizon of 0
     */
    public double probability(double days) {
        return -StrictMath.expm1(-parameters.calibrated(hazard(days)));
    }

    /**
     * Returns the 90 % interval of the probability, Λ·e^(±z·sd) with sd² = κ²·Var T + σ² on the logarithm of the
     * hazard. σ is {@link Parameter#HAZARD_SPREAD}: a judgement that stands for causes outside of the model until the
     * portfolio has been calibrated.
     *
     * @param days the horizon in days, at least 0
     * @return an interval that contains the probability
     */
    public CredibleInterval interval(double days) {
        double kappa = parameters.get(Parameter.CALIBRATION_SLOPE) * parameters.kappa();
        double fixed = parameters.get(Parameter.HAZARD_SPREAD);
        double spread = StrictMath.sqrt(kappa * kappa * trustVariance + fixed * fixed);
        double hazard = parameters.calibrated(hazard(days));
        return new CredibleInterval(
                -StrictMath.expm1(-hazard * StrictMath.exp(-CredibleInterval.Z * spread)),
                -StrictMath.expm1(-hazard * StrictMath.exp(CredibleInterval.Z * spread)));
    }

    /**
     * Returns the cumulative hazard Λ over the next {@code days} days, before calibration.
     *
     * @param days the horizon in days, at least 0
     * @return the hazard, at least 0, non-decreasing in the horizon
     */
    public double hazard(double days) {
        return shielded(base(days)
                + hurt(badExperiences() + pressure(days), days)
                + championImpulse * spent(days, Parameter.CHAMPION_HALF_LIFE)
                + priorityImpulse * spent(days, Parameter.PRIORITY_HALF_LIFE)
                + (stallImpulse + competitionImpulse) * spent(days, Parameter.SIGNAL_HALF_LIFE));
    }

    /** Returns the shocks of bad experiences, solved issues and breaches, in worst experiences; at least 0. */
    public double badExperiences() {
        return shocks.sum(parameters);
    }

    /**
     * Returns the hazard of shocks within {@code days} days. One worst experience counts in full; any number of them
     * less than two.
     *
     * @param shocks their sum, in worst experiences
     */
    double hurt(double shocks, double days) {
        double bounded = shocks <= 1 ? shocks : 2 - StrictMath.exp(1 - shocks);
        return parameters.badImpulse() * bounded * spent(days, Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE);
    }

    /**
     * Returns the part of {@link #hazard} that remains without impulses: the baseline times the shields. Calibration
     * estimates the base rate of a workspace from it.
     *
     * @param days the horizon in days, at least 0
     * @return the hazard, in [0, {@code hazard(days)}]
     */
    public double baseHazard(double days) {
        return shielded(base(days));
    }

    private double base(double days) {
        return parameters.baseHazard() * exposure(days) * tenureFactor(tenureYears);
    }

    /** Applies the factors: trust, rhythm, calm times and product use. */
    private double shielded(double push) {
        return push
                * trustShield(trust, loyalty, parameters)
                * StrictMath.exp(parameters.silence() * silence)
                * StrictMath.exp(parameters.stress() * stress * (1 - partnership))
                * StrictMath.exp(lowUseEffect());
    }

    /**
     * Returns the logarithm of the factor of product use, in [0, {@link Parameter#PRODUCT_USE}]: 0 while the parameter
     * is 0, which leaves the hazard as it is to the last bit.
     */
    double lowUseEffect() {
        return parameters.get(Parameter.PRODUCT_USE) * lowUse;
    }

    /**
     * Returns the factor of trust and of what the customer says about staying. Stated loyalty closes a part of the
     * distance to T = 1, so {@link Parameter#LOYAL_RETENTION} remains the limit.
     */
    static double trustShield(double trust, double loyalty, Parameters p) {
        double shielding = trust + p.get(Parameter.STATED_LOYALTY) * Math.max(0, loyalty) * (1 - trust);
        return StrictMath.exp(-p.kappa() * shielding + p.leaving() * Math.max(0, -loyalty));
    }

    /** Returns the share of the base hazard after {@code years} years, (1 + years)^(-a), in (0, 1]. */
    double tenureFactor(double years) {
        return StrictMath.pow(1 + years, -parameters.get(Parameter.TENURE_EXPONENT));
    }

    /** Returns the share of an impulse that acts within {@code days} days, 1 - 2^(-days/h), in [0, 1]. */
    double spent(double days, Parameter halfLife) {
        return 1 - Maths.halves(days / parameters.get(halfLife));
    }

    /** Returns the shocks of the open items if they are still open at the end of the horizon; at least 0. */
    double pressure(double days) {
        double sum = 0;
        for (Pressure pressure : pressures) {
            sum += pressure.after(days, parameters);
        }
        return sum;
    }

    /**
     * Returns the base exposure e(H) in years: H/365 without renewals; with renewals, a share of {@link
     * Parameter#RENEWAL_SHARE} per renewal is spread over the {@link Parameter#RENEWAL_WINDOW} days before it.
     */
    double exposure(double days) {
        if (renewals.isEmpty()) {
            return days / 365;
        }
        double share = parameters.get(Parameter.RENEWAL_SHARE);
        double exposure = (1 - share) * days / 365;
        for (double renewal : renewals) {
            double opens = Math.max(0, renewal - parameters.get(Parameter.RENEWAL_WINDOW));
            double within = renewal > opens
                    ? Math.max(0, Math.min(days, renewal) - opens) / (renewal - opens)
                    : days >= renewal ? 1 : 0;
            exposure += share * within;
        }
        return exposure;
    }

    /**
     * Returns the days until the partnership reaches a level at constant trust; 0 if it has, positive infinity if trust
     * is not above the level. Solves T(1 - 2^(-t/h)) = level for t and subtracts the present tenure.
     */
    double daysUntilPartnership(double level) {
        if (partnership >= level) {
            return 0;
        }
        if (trust <= level) {
            return Double.POSITIVE_INFINITY;
        }
        double halvings = StrictMath.log((1 - partnership / trust) / (1 - level / trust)) / Maths.LN2;
        return parameters.get(Parameter.PARTNERSHIP_TENURE) * halvings;
    }

    /** Returns the share of trust that lasts, 1 - 2^(-tenure/h), in [0, 1); it does not depend on trust. */
    double lastingShare() {
        return partnership(1, tenureYears * 365, parameters);
    }

    /** Returns T(1 - 2^(-tenure/h)), in [0, T]. */
    static double partnership(double trust, double tenureDays, Parameters p) {
        return trust * (1 - Maths.halves(tenureDays / p.get(Parameter.PARTNERSHIP_TENURE)));
    }

    static Churn of(AccountState state, Credibility credibility, ConnectionScore connection, double day, Parameters p) {
        double trust = credibility.value() * connection.value();
        double tenure = Double.isInfinite(state.start()) ? 0 : Math.max(0, day - state.start());
        return new Churn(
                trust,
                variance(credibility, connection),
                partnership(trust, tenure, p),
                tenure / 365,
                connection.silence(),
                state.stressOn(day),
                Shocks.of(state, day, p),
                champions(state, connection.covered(), day, p),
                state.tallyOn(DecayedSumKind.IMPULSE_PRIORITY, day, p),
                state.signalOn(Signal.STALL, p.get(Parameter.STALL), day, p),
                state.signalOn(Signal.COMPETITION, p.get(Parameter.COMPETITION), day, p),
                state.signalOn(Signal.USE, 1, day, p),
                state.loyalty().on(day, p),
                state.renewals().values().stream()
                        .filter(due -> due >= day)
                        .map(due -> due - day)
                        .toList(),
                pressures(state, day),
                p);
    }

    /** Returns the variance of a product of two independent variables: C²·Var X + X²·Var C + Var C·Var X. */
    private static double variance(Credibility credibility, ConnectionScore connection) {
        double c = credibility.value();
        double x = connection.value();
        return c * c * connection.variance()
                + x * x * credibility.variance()
                + credibility.variance() * connection.variance();
    }

    private static List<Pressure> pressures(AccountState state, double day) {
        List<Pressure> open = new ArrayList<>();
        for (OpenIssue issue : state.issues().values()) {
            if (issue.ours()) {
                open.add(new IssuePressure(issue, day));
            }
        }
        for (OpenCommitment commitment : state.commitments().values()) {
            if (commitment.side() == Side.US && commitment.overdue(day)) {
                open.add(new OverduePressure(commitment, day));
            }
        }
        for (OpenRequest request : state.requests().values()) {
            if (request.overdue(day)) {
                open.add(new UnansweredPressure(request, day));
            }
        }
        return List.copyOf(open);
    }

    private static double champions(AccountState state, double covered, double day, Parameters p) {
        double sum = 0;
        for (StakeholderState stakeholder : state.stakeholders().values()) {
            StakeholderState.Seat seat = stakeholder.seat();
            if (seat != null && seat.left() <= day) {
                double tie = Coverage.tie(stakeholder.contacts(), seat.left(), p) * seat.pull();
                double fading = Maths.halves((day - seat.left()) / p.get(Parameter.CHAMPION_HALF_LIFE));
                sum += p.get(Parameter.CHAMPION) * tie * fading * (1 - covered);
            }
        }
        return sum;
    }
}
