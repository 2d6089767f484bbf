package dev.troth.scoring;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Churn risk as a hazard: shields (trust, a steady rhythm, calm times) times what pushes (a base, bad experiences, open
 * issues, a champion gone, a priority dropped), closed form for any horizon. Assumes that what is open stays open.
 *
 * @param trust T, 0 to 1
 * @param trustVariance how sure T is
 * @param partnership trust that has lasted, 0 to 1
 * @param tenureYears how long the relationship has lasted
 * @param silence 0 to 1
 * @param stress hard times, 0 to 1
 * @param badImpulse what bad experiences and breaches still add
 * @param championImpulse what departures still add
 * @param priorityImpulse what dropped priorities still add
 * @param renewals days until each coming renewal
 * @param pressures open issues and overdue promises, which grow with the horizon
 */
public record Churn(
        double trust,
        double trustVariance,
        double partnership,
        double tenureYears,
        double silence,
        double stress,
        double badImpulse,
        double championImpulse,
        double priorityImpulse,
        List<Double> renewals,
        List<Pressure> pressures,
        Parameters parameters)
        implements Serializable {

    /** Something open on our side that hurts more the longer it stays so. */
    sealed interface Pressure extends Serializable {
        /** What it adds to the hazard when still open in {@code horizon} days. */
        double after(double horizon, Parameters p);
    }

    record IssuePressure(OpenIssue issue, double day) implements Pressure {
        @Override
        public double after(double horizon, Parameters p) {
            return p.badImpulse() * issue.severity() * (1 - Quality.resolved(issue, day + horizon, p));
        }
    }

    record OverduePressure(OpenCommitment commitment, double day) implements Pressure {
        @Override
        public double after(double horizon, Parameters p) {
            double late = day + horizon - commitment.due();
            double missing = 1 - Quality.afterDelay(late, commitment.duration(), p);
            double severity = p.get(Parameter.BREACH_AS_EXPERIENCE) * commitment.weight();
            return p.badImpulse() * severity * missing * missing;
        }
    }

    /** The probability that they leave within {@code days} days. */
    public double probability(double days) {
        return -StrictMath.expm1(-parameters.calibrated(hazard(days)));
    }

    /** 90 %: what the evidence leaves open, plus a fixed spread until the portfolio has been fitted. */
    public Interval interval(double days) {
        double kappa = parameters.get(Parameter.CALIBRATION_SLOPE) * parameters.kappa();
        double fixed = parameters.get(Parameter.HAZARD_SPREAD);
        double spread = StrictMath.sqrt(kappa * kappa * trustVariance + fixed * fixed);
        double hazard = parameters.calibrated(hazard(days));
        return new Interval(
                -StrictMath.expm1(-hazard * StrictMath.exp(-Z90 * spread)),
                -StrictMath.expm1(-hazard * StrictMath.exp(Z90 * spread)));
    }

    private static final double Z90 = 1.6448536269514722;

    /**
     * Cumulative hazard over the next {@code days} days, as the model has it: before it is calibrated to a workspace's
     * own outcomes ({@link Parameters#calibrated}).
     */
    public double hazard(double days) {
        return shielded(base(days)
                + badImpulse * spent(days, Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE)
                + pressure(days) * spent(days, Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE)
                + championImpulse * spent(days, Parameter.CHAMPION_HALF_LIFE)
                + priorityImpulse * spent(days, Parameter.PRIORITY_HALF_LIFE));
    }

    /** The part of the hazard that is there without any event: what a workspace's own base rate can be learned from. */
    public double baseHazard(double days) {
        return shielded(base(days));
    }

    private double base(double days) {
        return parameters.baseHazard() * exposure(days) * tenureFactor(tenureYears);
    }

    /** What trust, a steady rhythm and calm times leave of it. */
    private double shielded(double push) {
        return push
                * StrictMath.exp(-parameters.kappa() * trust)
                * StrictMath.exp(parameters.silence() * silence)
                * StrictMath.exp(parameters.stress() * stress * (1 - partnership));
    }

    /** What is left of the base hazard after so many years together. */
    double tenureFactor(double years) {
        return StrictMath.pow(1 + years, -parameters.get(Parameter.TENURE_EXPONENT));
    }

    /** How much of an impulse acts within so many days. */
    double spent(double days, Parameter halfLife) {
        return 1 - Maths.halves(days / parameters.get(halfLife));
    }

    /** What is open adds, when it is still open at the end of the horizon. */
    double pressure(double days) {
        double sum = 0;
        for (Pressure pressure : pressures) {
            sum += pressure.after(days, parameters);
        }
        return sum;
    }

    /** Years of base hazard within the horizon; with renewals known, most of it lies in the days before each. */
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

    static double partnership(double trust, double tenureDays, Parameters p) {
        return trust * (1 - Maths.halves(tenureDays / p.get(Parameter.PARTNERSHIP_TENURE)));
    }

    static Churn of(AccountState state, Credibility credibility, Connection connection, double day, Parameters p) {
        double trust = credibility.value() * connection.value();
        double tenure = Double.isInfinite(state.start()) ? 0 : Math.max(0, day - state.start());
        return new Churn(
                trust,
                variance(credibility, connection),
                partnership(trust, tenure, p),
                tenure / 365,
                connection.silence(),
                state.stressOn(day),
                state.tallyOn(Tally.IMPULSE_BAD, day, p),
                champions(state, connection.covered(), day, p),
                state.tallyOn(Tally.IMPULSE_PRIORITY, day, p),
                state.renewals().values().stream()
                        .filter(due -> due >= day)
                        .map(due -> due - day)
                        .toList(),
                pressures(state, day),
                p);
    }

    /** The variance of a product of two independent values. */
    private static double variance(Credibility credibility, Connection connection) {
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
