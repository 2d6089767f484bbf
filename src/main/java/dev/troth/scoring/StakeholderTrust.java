package dev.troth.scoring;

import java.io.Serializable;

/**
 * How far one stakeholder trusts us: the account's credibility as a prior, their own experience on top.
 *
 * @param credibility 0 to 1
 * @param connection 0 to 1; 0 after they left
 * @param evidence how much it rests on
 */
public record StakeholderTrust(double credibility, double connection, double evidence) implements Serializable {
    /** How many promises the account's record is worth for a single person. */
    private static final double PRIOR = 4;

    public double value() {
        return credibility * connection;
    }

    static StakeholderTrust of(
            AccountState state, StakeholderState person, Credibility account, double day, Parameters p) {
        PromiseRecord own = person.promises();
        double good = own.kept().on(day, p.get(Parameter.EVIDENCE_HALF_LIFE));
        double bad = own.broken().on(day, p.get(Parameter.EVIDENCE_HALF_LIFE));
        double alpha = PRIOR * account.kept() + good;
        double beta = PRIOR * (1 - account.kept()) + bad;
        double scars = Credibility.dividedBy(
                        own.scar().on(day, p.get(Parameter.SCAR_HALF_LIFE)),
                        own.goodwill().on(day, p.get(Parameter.SCAR_HALF_LIFE)),
                        p)
                * Credibility.remembered(own.neverForgotten(), p);
        double credibility = alpha / (alpha + beta) * scars * account.understanding();
        double mass = person.contacts().mass(Days.index(day), p);
        return new StakeholderTrust(credibility, connection(state, person, mass, day, p), good + bad + mass);
    }

    private static double connection(
            AccountState state, StakeholderState person, double mass, double day, Parameters p) {
        StakeholderState.Seat seat = person.seat();
        if (seat == null || seat.left() <= day) {
            return 0;
        }
        double tie = Maths.saturate(mass, p.get(Parameter.TIE_SATURATION));
        double cadence = Rhythm.cadence(state, p);
        double gap = person.contacts().sinceMutual(Days.index(day));
        double patience = 2 * cadence;
        double fresh = gap <= patience ? 1 : Maths.halves((gap - patience) / cadence);
        if (tie <= 0 || fresh <= 0) {
            return 0;
        }
        return StrictMath.pow(tie, 0.5) * StrictMath.pow(fresh, 0.25) * StrictMath.pow(seat.stance().weight, 0.25);
    }
}
