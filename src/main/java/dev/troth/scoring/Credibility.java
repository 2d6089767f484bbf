package dev.troth.scoring;

import java.io.Serializable;

/**
 * Credibility C = K · M1 · M2 · U: the mean of kept promises, times a division for each breach, softened by goodwill
 * (S4 L22), times how well we understand their needs (S0 L12).
 *
 * @param kept K, the share of promises kept, with a prior of one kept and one broken
 * @param recentBreaches M1, what fresh breaches left; heals with kept promises and time
 * @param pastBreaches M2, what is never forgotten took away
 * @param understanding U, how well customer, industry and competition are known; 1 for their credibility
 * @param alpha evidence for, prior included
 * @param beta evidence against, prior included
 * @param evidence how many promises it rests on, faded ones counted for less; 0 means there is nothing to judge by
 */
public record Credibility(
        double kept,
        double recentBreaches,
        double pastBreaches,
        double understanding,
        double alpha,
        double beta,
        double evidence)
        implements Serializable {

    /** C, 0 to 1. */
    public double value() {
        return kept * recentBreaches * pastBreaches * understanding;
    }

    public double variance() {
        double factor = recentBreaches * pastBreaches * understanding;
        double sum = alpha + beta;
        return factor * factor * alpha * beta / (sum * sum * (sum + 1));
    }

    /** How far we can be relied on, with what is still open or overdue taken as it stands on {@code day}. */
    static Credibility ours(AccountState state, double day, Parameters p) {
        double[] missing = {0, 0};
        addOverdue(state, Side.US, day, p, missing);
        for (OpenIssue issue : state.issues().values()) {
            if (issue.ours()) {
                double weight = p.get(Parameter.ISSUE_EVIDENCE) * Quality.weight(issue.severity());
                addMissing(weight, 1 - Quality.resolved(issue, day, p), missing);
            }
        }
        return of(state.ours(), missing, understanding(state, day, p), day, p);
    }

    /** How far they can be relied on; shown beside ours, never part of trust. */
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
        double good = record.kept().on(day, evidenceHalfLife);
        double bad = record.broken().on(day, evidenceHalfLife) + missing[0];
        double scar = record.scar().on(day, scarHalfLife) + missing[1];
        double cap = p.get(Parameter.CANDOUR_CAP);
        double candour = cap * Maths.saturate(record.candour().on(day, p.get(Parameter.CANDOUR_HALF_LIFE)), cap);
        double alpha = p.get(Parameter.PRIOR_KEPT) + good + candour;
        double beta = p.get(Parameter.PRIOR_BROKEN) + bad;
        return new Credibility(
                alpha / (alpha + beta),
                dividedBy(scar, record.goodwill().on(day, scarHalfLife), p),
                remembered(record.neverForgotten() + missing[1], p),
                understanding,
                alpha,
                beta,
                good + bad + candour);
    }

    static double dividedBy(double scar, double goodwill, Parameters p) {
        return StrictMath.exp(-p.get(Parameter.SCAR) * scar / (1 + p.get(Parameter.GOODWILL) * goodwill));
    }

    static double remembered(double neverForgotten, Parameters p) {
        double share = Maths.saturate(neverForgotten, p.get(Parameter.NEVER_FORGOTTEN_UNIT));
        return 1 - p.get(Parameter.NEVER_FORGOTTEN_MAX) * share;
    }

    private static double understanding(AccountState state, double day, Parameters p) {
        double known = 0;
        for (NeedScope scope : NeedScope.values()) {
            AccountState.NeedReview review = state.needs().get(scope.ordinal());
            known += p.get(scope.weight)
                    * (review.depth() * Maths.fresh(day - review.day(), p.get(Parameter.NEEDS_FRESH)));
        }
        double floor = p.get(Parameter.NEEDS_UNKNOWN);
        return floor + (1 - floor) * known;
    }
}
