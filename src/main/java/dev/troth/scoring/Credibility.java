package dev.troth.scoring;

import java.io.Serializable;

/**
 * Credibility C = K · M1 · M2 · U ({@code scoring.md} 3.3): the share of kept promises, divided for every breach,
 * softened by goodwill (S4 L22), times the understanding of the customer's needs (S0 L12).
 *
 * <ul>
 *   <li>K = α/(α + β), the mean of a beta distribution (beta reputation, Jøsang and Ismail 2002)
 *   <li>M1 = e^(-s·scar/(1 + g·goodwill)) with {@link Parameter#SCAR} s and {@link Parameter#GOODWILL} g
 *   <li>M2 = 1 - m(1 - e^(-scars/u)) with {@link Parameter#NEVER_FORGOTTEN_MAX} m and {@link
 *       Parameter#NEVER_FORGOTTEN_UNIT} u
 *   <li>U = f + (1 - f)·Σ weight·knowledge over the scopes of needs, with {@link Parameter#NEEDS_UNKNOWN} f
 * </ul>
 *
 * <p>Promises that are overdue, requests that should have been answered and issues that are open on the day of evaluation count with their quality on that day.
 * Without any evidence K = 1/2, M1 = M2 = 1 and U = f, so C = 0.3 in the standard model; {@link #evidence} is then 0.
 *
 * @param kept K, in (0, 1), with a prior of {@link Parameter#PRIOR_KEPT} and {@link Parameter#PRIOR_BROKEN}
 * @param recentBreaches M1, in [0, 1]; recovers with time and with kept promises; underflows to 0 after about a
 *     thousand breaches at once
 * @param pastBreaches M2, in [1 - m, 1]; never recovers
 * @param understanding U, in [f, 1]; 1 for the credibility of the customer
 * @param alpha α, decayed evidence of kept promises plus prior, in promises
 * @param beta β, decayed evidence of broken promises plus prior, in promises
 * @param evidence α + β without the prior: the decayed number of promises; 0 means that there is no evidence
 * @param confidence evidence/(evidence + W) with {@link Parameter#CREDIBILITY_CONFIDENCE_PRIOR} W, in [0, 1): 1 - u,
 *     where u is the uncertainty of subjective logic (Jøsang 2016)
 */
public record Credibility(
        double kept,
        double recentBreaches,
        double pastBreaches,
        double understanding,
        double alpha,
        double beta,
        double evidence,
        double confidence)
        implements Serializable {

    /** Returns C, in [0, 1]. */
    public double value() {
        return kept * recentBreaches * pastBreaches * understanding;
    }

    /**
     * Returns the variance of C, (M1·M2·U)² · αβ/((α + β)²(α + β + 1)): that of the beta distribution of K, scaled. M1,
     * M2 and U are treated as constants, so intervals do not contain their uncertainty. In [0, 1/12] for priors of at
     * least 1.
     */
    public double variance() {
        double factor = recentBreaches * pastBreaches * understanding;
        double sum = alpha + beta;
        return factor * factor * alpha * beta / (sum * sum * (sum + 1));
    }

    /** Evaluates the credibility of the supplier on {@code day}, including open issues and overdue promises. */
    static Credibility ours(AccountState state, double day, Parameters p) {
        double[] missing = {0, 0};
        addOverdue(state, Side.US, day, p, missing);
        for (OpenIssue issue : state.issues().values()) {
            if (issue.ours()) {
                double weight = p.get(Parameter.ISSUE_EVIDENCE) * Quality.weight(issue.severity());
                addMissing(weight, 1 - Quality.resolved(issue, day, p), missing);
            }
        }
        for (OpenRequest request : state.requests().values()) {
            if (request.overdue(day)) {
                addMissing(request.stake(p), 1 - request.quality(day, p), missing);
            }
        }
        return of(state.ours(), missing, understanding(state, day, p), day, p);
    }

    /** Evaluates the credibility of the customer; shown beside that of the supplier, never part of trust. */
    static Credibility theirs(AccountState state, double day, Parameters p) {
        double[] missing = {0, 0};
        addOverdue(state, Side.THEM, day, p, missing);
        return of(state.theirs(), missing, 1, day, p);
    }

    private static void addOverdue(AccountState state, Side side, double day, Parameters p, double[] missing) {
        for (OpenCommitment c : state.commitments().values()) {
            if (c.side() == side && c.overdue(day)) {
                addMissing(c.weight(), 1 - Quality.afterDelay(day - c.due(), c.duration(), p), missing);
            }
        }
    }

    private static void addMissing(double weight, double share, double[] missing) {
        missing[0] += weight * share;
        missing[1] += weight * share * share;
    }

    private static Credibility of(
            PromiseRecord record, double[] missing, double understanding, double day, Parameters p) {
        double evidenceHalfLife = p.get(Parameter.EVIDENCE_HALF_LIFE);
        double scarHalfLife = p.get(Parameter.SCAR_HALF_LIFE);
        double good = record.kept().decayedTo(day, evidenceHalfLife);
        double bad = record.broken().decayedTo(day, evidenceHalfLife) + missing[0];
        double scar = record.scar().decayedTo(day, scarHalfLife) + missing[1];
        double cap = p.get(Parameter.CANDOUR_CAP);
        double candour = cap * Maths.saturate(record.candour().decayedTo(day, p.get(Parameter.CANDOUR_HALF_LIFE)), cap);
        double alpha = p.get(Parameter.PRIOR_KEPT) + good + candour;
        double beta = p.get(Parameter.PRIOR_BROKEN) + bad;
        double evidence = good + bad + candour;
        return new Credibility(
                alpha / (alpha + beta),
                breachFactor(scar, record.goodwill().decayedTo(day, scarHalfLife), p),
                lastingFactor(record.neverForgotten() + missing[1], p),
                understanding,
                alpha,
                beta,
                evidence,
                evidence / (evidence + p.get(Parameter.CREDIBILITY_CONFIDENCE_PRIOR)));
    }

    /** Returns M1 for a decayed scar and the goodwill of the same day, in (0, 1]. */
    static double breachFactor(double scar, double goodwill, Parameters p) {
        return StrictMath.exp(-p.get(Parameter.SCAR) * scar / (1 + p.get(Parameter.GOODWILL) * goodwill));
    }

    /** Returns M2 for the undecayed sum of all scars, in [1 - {@link Parameter#NEVER_FORGOTTEN_MAX}, 1]. */
    static double lastingFactor(double neverForgotten, Parameters p) {
        double share = Maths.saturate(neverForgotten, p.get(Parameter.NEVER_FORGOTTEN_UNIT));
        return 1 - p.get(Parameter.NEVER_FORGOTTEN_MAX) * share;
    }

    private static double understanding(AccountState state, double day, Parameters p) {
        double known = 0;
        for (NeedScope scope : NeedScope.values()) {
            known += p.get(scope.weight) * state.needs().get(scope.ordinal()).knownOn(day, p);
        }
        double floor = p.get(Parameter.NEEDS_UNKNOWN);
        return floor + (1 - floor) * known;
    }
}
