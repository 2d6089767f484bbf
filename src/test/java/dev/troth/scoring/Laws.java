package dev.troth.scoring;

import java.util.Random;

/** Runs a law on random accounts and reports the seed of the first one that violates it. */
final class Laws {
    private static final int ACCOUNTS = Integer.getInteger("troth.law.accounts", 200);

    private Laws() {}

    interface Law {
        void holds(EvidenceBuilder story, Random random);
    }

    static void always(Law law) {
        for (long seed = 1; seed <= ACCOUNTS; seed++) {
            try {
                law.holds(EvidenceBuilder.random(seed), new Random(seed * 7919));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("The law is violated for seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Fails unless a <= b, with a tolerance of 1e-12 for rounding. */
    static void atMost(double a, double b) {
        if (!(a <= b + 1e-12)) {
            throw new AssertionError(a + " should be at most " + b);
        }
    }

    /** Fails unless a < b. */
    static void below(double a, double b) {
        if (!(a < b)) {
            throw new AssertionError(a + " should be below " + b);
        }
    }

    static void same(double a, double b, double tolerance) {
        if (!(Math.abs(a - b) <= tolerance)) {
            throw new AssertionError(a + " should be " + b);
        }
    }
}
