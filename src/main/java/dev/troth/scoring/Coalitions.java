package dev.troth.scoring;

/**
 * The churn probability for every coalition of groups: the groups of the coalition as they are, all others as with an
 * ideal partner. Input of the Shapley values.
 *
 * <p>The hazard is a product of shields and a sum of impulses, so each part has few values, which are computed once.
 * The result equals {@link Churn#probability} of such an account to the last bit.
 */
final class Coalitions {
    private static final int GROUPS = ChurnDrivers.AGAINST_IDEAL;

    private final Churn churn;
    private final Parameters p;
    private final double[] shield = new double[4];
    private final double[] tenure = new double[2];
    private final double[] calm = new double[8];
    private final double base;
    private final double silence;
    private final double bad;
    private final double open;
    private final double champion;
    private final double priority;
    private final int active;

    private Coalitions(Churn churn, double credibility, double connection, double days) {
        this.churn = churn;
        this.p = churn.parameters();
        double[] years = {ChurnDrivers.IDEAL_TENURE_YEARS, churn.tenureYears()};
        for (int t = 0; t < 2; t++) {
            tenure[t] = churn.tenureFactor(years[t]);
        }
        for (int cx = 0; cx < 4; cx++) {
            double trust = ((cx & 1) == 0 ? 1 : credibility) * ((cx & 2) == 0 ? 1 : connection);
            shield[cx] = StrictMath.exp(-p.kappa() * trust);
            for (int t = 0; t < 2; t++) {
                double partnership = Churn.partnership(trust, years[t] * 365, p);
                calm[cx | t << 2] = StrictMath.exp(p.stress() * churn.stress() * (1 - partnership));
            }
        }
        base = p.baseHazard() * churn.exposure(days);
        silence = StrictMath.exp(p.silence() * churn.silence());
        double hurting = churn.spent(days, Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE);
        bad = churn.badImpulse() * hurting;
        open = churn.pressure(days) * hurting;
        champion = churn.championImpulse() * churn.spent(days, Parameter.CHAMPION_HALF_LIFE);
        priority = churn.priorityImpulse() * churn.spent(days, Parameter.PRIORITY_HALF_LIFE);
        active = active(credibility, connection);
    }

    /** Returns the probability of every coalition; bit k of the index states whether group k belongs to it. */
    static double[] probabilities(Churn churn, double credibility, double connection, double days) {
        Coalitions coalitions = new Coalitions(churn, credibility, connection, days);
        double[] probabilities = new double[1 << GROUPS];
        for (int set = 0; set < probabilities.length; set++) {
            // A group whose value is that of an ideal partner has no effect.
            int same = set & coalitions.active;
            probabilities[set] = same == set ? coalitions.probability(set) : probabilities[same];
        }
        return probabilities;
    }

    private int active(double credibility, double connection) {
        int bits = 0;
        for (ChurnDrivers.Group group : ChurnDrivers.Group.values()) {
            boolean changes = switch (group) {
                case CREDIBILITY -> credibility != 1;
                case CONNECTION -> connection != 1;
                case SILENCE -> churn.silence() != 0;
                case STRESS -> churn.stress() != 0;
                case TENURE -> churn.tenureYears() != ChurnDrivers.IDEAL_TENURE_YEARS;
                case BAD_EXPERIENCES -> bad != 0;
                case OPEN_ITEMS -> open != 0;
                case CHAMPION -> champion != 0;
                case PRIORITY -> priority != 0;
                case RENEWAL -> false;
            };
            bits |= changes ? 1 << group.ordinal() : 0;
        }
        return bits;
    }

    private double probability(int set) {
        int trust = has(set, ChurnDrivers.Group.CREDIBILITY) | has(set, ChurnDrivers.Group.CONNECTION) << 1;
        int years = has(set, ChurnDrivers.Group.TENURE);
        double push = base * tenure[years]
                + has(set, ChurnDrivers.Group.BAD_EXPERIENCES) * bad
                + has(set, ChurnDrivers.Group.OPEN_ITEMS) * open
                + has(set, ChurnDrivers.Group.CHAMPION) * champion
                + has(set, ChurnDrivers.Group.PRIORITY) * priority;
        double hazard = push
                * shield[trust]
                * (has(set, ChurnDrivers.Group.SILENCE) == 0 ? 1 : silence)
                * (has(set, ChurnDrivers.Group.STRESS) == 0 ? 1 : calm[trust | years << 2]);
        return -StrictMath.expm1(-p.calibrated(hazard));
    }

    private static int has(int set, ChurnDrivers.Group group) {
        return set >> group.ordinal() & 1;
    }
}
