package dev.troth.scoring;

import java.io.Serializable;

/**
 * The trust of one stakeholder ({@code scoring.md} 3.5): a beta-binomial update with the credibility of the account as
 * the prior.
 *
 * <p>Credibility is K·M1·M2·U with α = w·K_account + kept, β = w(1 - K_account) + broken and {@link
 * Parameter#STAKEHOLDER_PRIOR} w; kept, broken and scars are those of promises to this person. Connection is
 * tie^½ · freshness^¼ · stance^¼; freshness is 1 up to two cadences since the last mutual contact, then halves every
 * cadence. Exponents and the two cadences are judgements ({@code scoring.md} 3.5): the tie weighs as much as the other
 * two together, and one person may miss one cadence.
 *
 * @param credibility in [0, 1]
 * @param connection in [0, 1]; 0 without contact and after the person left
 * @param evidence decayed promises plus decayed contact days; at least 0
 */
public record StakeholderTrust(double credibility, double connection, double evidence) implements Serializable {
    /** Returns credibility times connection, in [0, 1]. */
    public double value() {
        return credibility * connection;
    }

    static StakeholderTrust of(
            AccountState state, StakeholderState person, Credibility account, double day, Parameters p) {
        PromiseRecord own = person.promises();
        double good = own.kept().decayedTo(day, p.get(Parameter.EVIDENCE_HALF_LIFE));
        double bad = own.broken().decayedTo(day, p.get(Parameter.EVIDENCE_HALF_LIFE));
        double prior = p.get(Parameter.STAKEHOLDER_PRIOR);
        double alpha = prior * account.kept() + good;
        double beta = prior * (1 - account.kept()) + bad;
        double scars = Credibility.breachFactor(
                        own.scar().decayedTo(day, p.get(Parameter.SCAR_HALF_LIFE)),
                        own.goodwill().decayedTo(day, p.get(Parameter.SCAR_HALF_LIFE)),
                        p)
                * Credibility.lastingFactor(own.neverForgotten(), p);
        double credibility = alpha / (alpha + beta) * scars * account.understanding();
        double mass = person.contacts().mass(EpochDays.index(day), p);
        return new StakeholderTrust(credibility, connection(state, person, mass, day, p), good + bad + mass);
    }

    private static double connection(
            AccountState state, StakeholderState person, double mass, double day, Parameters p) {
        StakeholderState.Seat seat = person.seat();
        if (seat == null || seat.left() <= day) {
            return 0;
        }
        double tie = Maths.saturate(mass, p.get(Parameter.TIE_SATURATION));
        double cadence = Rhythm.cadence(state, day, p);
        double gap = person.contacts().sinceMutual(EpochDays.index(day));
        double patience = 2 * cadence;
        double fresh = gap <= patience ? 1 : Maths.halves((gap - patience) / cadence);
        if (tie <= 0 || fresh <= 0) {
            return 0;
        }
        return StrictMath.pow(tie, 0.5) * StrictMath.pow(fresh, 0.25) * StrictMath.pow(seat.stance().weight, 0.25);
    }
}
