package dev.troth.scoring;

import java.io.Serializable;

/**
 * The shocks of an account, as decayed sums or of open items ({@code scoring.md} 3.6). They are kept apart so that the
 * weights of issues and breaches can be learned.
 *
 * @param experiences the shocks of bad experiences, in worst experiences; at least 0
 * @param issues the shocks of issues as if they were experiences of their severity; at least 0
 * @param breaches the scars of broken promises, in promises of average importance; at least 0
 */
public record Shocks(double experiences, double issues, double breaches) implements Serializable {
    static final Shocks NONE = new Shocks(0, 0, 0);

    static Shocks of(AccountState state, double day, Parameters p) {
        return new Shocks(
                state.tallyOn(DecayedSumKind.IMPULSE_EXPERIENCES, day, p),
                state.tallyOn(DecayedSumKind.IMPULSE_ISSUES, day, p),
                state.tallyOn(DecayedSumKind.IMPULSE_BREACHES, day, p));
    }

    /** Returns the shock of experiences only, in worst experiences. */
    static Shocks ofExperiences(double shock) {
        return new Shocks(shock, 0, 0);
    }

    /** Returns the weighted sum, in worst experiences; at least 0. */
    double sum(Parameters p) {
        return experiences + p.issueShock() * issues + p.breachShock() * breaches;
    }
}
