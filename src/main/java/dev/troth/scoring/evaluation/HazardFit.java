package dev.troth.scoring.evaluation;

import java.util.Arrays;

/**
 * Maximises a penalised discrete-time likelihood of departures within bounds: an observation with the cumulative hazard
 * Λ leaves with the probability 1 - e^(-Λ) (grouped proportional hazards, complementary log-log link).
 *
 * <p>The method is Fisher scoring with a line search, projected onto the bounds: a number at a bound whose gradient
 * points outwards is held there for the step. Derivatives of ln Λ are differences, because a hazard with open items and
 * half-lives has no short derivative. Fisher scoring needs about ten steps; a general optimiser without derivatives,
 * such as BOBYQA, needs hundreds of evaluations of all observations.
 */
final class HazardFit {
    /** Steps; the likelihood of a workspace has converged after about ten. */
    private static final int STEPS = 30;

    /** Halvings of a step that does not improve the likelihood. */
    private static final int HALVINGS = 20;

    /** Distance of the differences; the coordinates are of the order of 1. */
    private static final double DISTANCE = 1e-4;

    /** An improvement below this is the end: it is far below the sampling error of any likelihood. */
    private static final double NEGLIGIBLE = 1e-7;

    private static final double TINY = 1e-12;

    private final Problem problem;
    private final double[] prior;
    private final double[] spread;
    private final double[] low;
    private final double[] high;

    /** The likelihood of observations: their outcomes, weights and hazards. */
    interface Problem {
        /** Returns the number of observations. */
        int size();

        /** Returns whether the customer of an observation left. */
        boolean left(int observation);

        /** Returns the weight of an observation, above 0. */
        double weight();

        /** Writes the logarithms of the hazards of all observations at {@code x} into {@code logHazards}. */
        void logHazards(double[] x, double[] logHazards);
    }

    /**
     * The maximum.
     *
     * @param x the coordinates, within their bounds
     * @param start the penalised log-likelihood at the prior
     * @param end the penalised log-likelihood at the maximum, at least {@code start}
     */
    record Maximum(double[] x, double start, double end) {}

    /**
     * @param prior the means of the Gaussian priors and the starting point, within the bounds
     * @param spread their standard deviations
     */
    HazardFit(Problem problem, double[] prior, double[] spread, double[] low, double[] high) {
        this.problem = problem;
        this.prior = prior;
        this.spread = spread;
        this.low = low;
        this.high = high;
    }

    Maximum maximum() {
        double[] x = prior.clone();
        double[] logs = new double[problem.size()];
        problem.logHazards(x, logs);
        double start = likelihood(x, logs);
        double best = start;
        for (int step = 0; step < STEPS; step++) {
            double[] direction = direction(x, logs);
            double before = best;
            double share = 1;
            for (int halving = 0; halving < HALVINGS; halving++) {
                double[] next = moved(x, direction, share);
                double[] nextLogs = new double[logs.length];
                problem.logHazards(next, nextLogs);
                double value = likelihood(next, nextLogs);
                if (value > best) {
                    x = next;
                    logs = nextLogs;
                    best = value;
                    break;
                }
                share /= 2;
            }
            if (best - before < NEGLIGIBLE) {
                break;
            }
        }
        return new Maximum(x, start, best);
    }

    private double[] moved(double[] x, double[] direction, double share) {
        double[] next = new double[x.length];
        Arrays.setAll(next, i -> Math.clamp(x[i] + share * direction[i], low[i], high[i]));
        return next;
    }

    private double likelihood(double[] x, double[] logs) {
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            double hazard = StrictMath.exp(logs[i]);
            sum += problem.left(i) ? StrictMath.log(Math.max(TINY, -StrictMath.expm1(-hazard))) : -hazard;
        }
        sum *= problem.weight();
        for (int k = 0; k < x.length; k++) {
            double off = (x[k] - prior[k]) / spread[k];
            sum -= off * off / 2;
        }
        return sum;
    }

    /** Returns the Fisher scoring step, 0 for coordinates that are held at a bound. */
    private double[] direction(double[] x, double[] logs) {
        int k = x.length;
        double[][] slopes = slopes(x);
        double[] gradient = new double[k];
        double[][] information = new double[k][k];
        for (int i = 0; i < logs.length; i++) {
            double hazard = StrictMath.exp(logs[i]);
            double stay = StrictMath.exp(-hazard);
            double leave = Math.max(TINY, -StrictMath.expm1(-hazard));
            double score = problem.weight() * (problem.left(i) ? hazard * stay / leave : -hazard);
            double curvature = problem.weight() * hazard * hazard * stay / leave;
            for (int a = 0; a < k; a++) {
                gradient[a] += score * slopes[a][i];
                for (int b = 0; b <= a; b++) {
                    information[a][b] += curvature * slopes[a][i] * slopes[b][i];
                }
            }
        }
        for (int a = 0; a < k; a++) {
            gradient[a] -= (x[a] - prior[a]) / (spread[a] * spread[a]);
            information[a][a] += 1 / (spread[a] * spread[a]);
        }
        return solved(information, gradient, held(x, gradient));
    }

    private boolean[] held(double[] x, double[] gradient) {
        boolean[] held = new boolean[x.length];
        for (int k = 0; k < x.length; k++) {
            held[k] = (x[k] <= low[k] && gradient[k] < 0) || (x[k] >= high[k] && gradient[k] > 0);
        }
        return held;
    }

    /** Returns the derivatives of ln Λ by coordinate and observation, one-sided at a bound. */
    private double[][] slopes(double[] x) {
        double[][] slopes = new double[x.length][problem.size()];
        double[] below = new double[problem.size()];
        for (int k = 0; k < x.length; k++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[k] = Math.min(high[k], x[k] + DISTANCE);
            down[k] = Math.max(low[k], x[k] - DISTANCE);
            problem.logHazards(up, slopes[k]);
            problem.logHazards(down, below);
            for (int i = 0; i < below.length; i++) {
                slopes[k][i] = (slopes[k][i] - below[i]) / (up[k] - down[k]);
            }
        }
        return slopes;
    }

    /** Solves the symmetric positive definite system for the free coordinates by Cholesky decomposition. */
    private static double[] solved(double[][] lower, double[] gradient, boolean[] held) {
        int k = gradient.length;
        double[] x = gradient.clone();
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                lower[a][b] = held[a] || held[b] ? 0 : lower[a][b];
            }
            x[a] = held[a] ? 0 : x[a];
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = lower[a][b];
                for (int c = 0; c < b; c++) {
                    sum -= lower[a][c] * lower[b][c];
                }
                lower[a][b] = a == b ? StrictMath.sqrt(sum) : sum / lower[b][b];
            }
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < a; b++) {
                x[a] -= lower[a][b] * x[b];
            }
            x[a] /= lower[a][a];
        }
        for (int a = k - 1; a >= 0; a--) {
            for (int b = a + 1; b < k; b++) {
                x[a] -= lower[b][a] * x[b];
            }
            x[a] /= lower[a][a];
        }
        return x;
    }
}
