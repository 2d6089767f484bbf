package dev.troth.scoring;

import dev.troth.scoring.ChurnDrivers.Group;
import java.util.Arrays;
import java.util.List;

/**
 * The churn probability for every coalition of groups: the groups of the coalition as they are, all others as with an
 * ideal partner. Input of the Shapley values.
 *
 * <p>The hazard is a product of shields and a sum of impulses, so each part has few values, which are computed once.
 * The result equals {@link Churn#probability} of such an account to the last bit.
 */
final class Coalitions {
    private final Churn churn;
    private final double days;
    private final Parameters p;
    private final double[] shield = new double[8];
    private final double[] tenure = new double[2];
    private final double[] calm = new double[8];
    private final double[] hurt = new double[4];
    private final double base;
    private final double silence;
    private final double lowUse;
    private final double champion;
    private final double priority;
    private final double signalsSpent;
    private final List<Group> differing;

    private Coalitions(Churn churn, double credibility, double connection, double days) {
        this.churn = churn;
        this.days = days;
        this.p = churn.parameters();
        double[] years = {ChurnDrivers.IDEAL_TENURE_YEARS, churn.tenureYears()};
        for (int t = 0; t < 2; t++) {
            tenure[t] = churn.tenureFactor(years[t]);
        }
        for (int cx = 0; cx < 4; cx++) {
            double trust = ((cx & 1) == 0 ? 1 : credibility) * ((cx & 2) == 0 ? 1 : connection);
            shield[cx] = Churn.trustShield(trust, 0, p);
            shield[cx | 4] = Churn.trustShield(trust, churn.loyalty(), p);
            for (int t = 0; t < 2; t++) {
                double partnership = Churn.partnership(trust, years[t] * 365, p);
                calm[cx | t << 2] = StrictMath.exp(p.stress() * churn.stress() * (1 - partnership));
            }
        }
        base = p.baseHazard() * churn.exposure(days);
        silence = StrictMath.exp(p.silence() * churn.silence());
        lowUse = StrictMath.exp(churn.lowUseEffect());
        double open = churn.pressure(days);
        for (int b = 0; b < 4; b++) {
            double shocks = (b & 1) * churn.badExperiences() + (b >> 1) * open;
            hurt[b] = churn.hurt(shocks, days);
        }
        champion = churn.championImpulse() * churn.spent(days, Parameter.CHAMPION_HALF_LIFE);
        priority = churn.priorityImpulse() * churn.spent(days, Parameter.PRIORITY_HALF_LIFE);
        signalsSpent = churn.spent(days, Parameter.SIGNAL_HALF_LIFE);
        differing = Arrays.stream(Group.values())
                .filter(group -> differs(group, credibility, connection))
                .toList();
    }

    static Coalitions of(Assessment a, double days) {
        return new Coalitions(a.churn(), a.credibility().value(), a.connection().value(), days);
    }

    /** Returns the groups in which the account differs from an ideal partner. */
    List<Group> differing() {
        return differing;
    }

    /** Returns the probability of every coalition; bit k of the index states whether {@code differing} k belongs to it. */
    double[] probabilities() {
        double[] probabilities = new double[1 << differing.size()];
        for (int set = 0; set < probabilities.length; set++) {
            int groups = 0;
            for (int k = 0; k < differing.size(); k++) {
                groups |= (set >> k & 1) << differing.get(k).ordinal();
            }
            probabilities[set] = probability(groups);
        }
        return probabilities;
    }

    private boolean differs(Group group, double credibility, double connection) {
        return switch (group) {
            case CREDIBILITY -> credibility != 1;
            case CONNECTION -> connection != 1;
            case SILENCE -> churn.silence() != 0;
            case STRESS -> churn.stress() != 0;
            case TENURE -> churn.tenureYears() != ChurnDrivers.IDEAL_TENURE_YEARS;
            case BAD_EXPERIENCES -> churn.badExperiences() != 0;
            case OPEN_ITEMS -> churn.pressure(days) != 0;
            case CHAMPION -> champion != 0;
            case PRIORITY -> priority != 0;
            case STALL -> churn.stallImpulse() != 0;
            case COMPETITION -> churn.competitionImpulse() != 0;
            case LOYALTY -> churn.loyalty() != 0;
            case PRODUCT_USE -> churn.lowUseEffect() != 0;
            case RENEWAL -> false;
        };
    }

    private double probability(int set) {
        int trust = has(set, Group.CREDIBILITY) | has(set, Group.CONNECTION) << 1;
        int years = has(set, Group.TENURE);
        double signals =
                has(set, Group.STALL) * churn.stallImpulse() + has(set, Group.COMPETITION) * churn.competitionImpulse();
        double push = base * tenure[years]
                + hurt[has(set, Group.BAD_EXPERIENCES) | has(set, Group.OPEN_ITEMS) << 1]
                + has(set, Group.CHAMPION) * champion
                + has(set, Group.PRIORITY) * priority
                + signals * signalsSpent;
        double hazard = push
                * shield[trust | has(set, Group.LOYALTY) << 2]
                * (has(set, Group.SILENCE) == 0 ? 1 : silence)
                * (has(set, Group.STRESS) == 0 ? 1 : calm[trust | years << 2])
                * (has(set, Group.PRODUCT_USE) == 0 ? 1 : lowUse);
        return -StrictMath.expm1(-p.calibrated(hazard));
    }

    private static int has(int set, Group group) {
        return set >> group.ordinal() & 1;
    }
}
