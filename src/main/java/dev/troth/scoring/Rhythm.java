package dev.troth.scoring;

/**
 * How steadily we meet. A cadence is a standing promise, so a gap that is too long is judged like a late delivery
 * (S3 L15-25).
 *
 * @param value R, 0 to 1: how much of the last year, the recent part first, lay within the rhythm
 * @param silence 0 while the rhythm holds, towards 1 when it breaks off
 * @param cadence the rhythm that counts, in days: what was agreed, never slower than monthly
 */
record Rhythm(double value, double silence, double cadence) {
    private static final int YEAR = 365;

    static Rhythm of(AccountState state, double day, Parameters p) {
        long today = Days.index(day);
        long start = Days.index(state.start());
        double cadence = cadence(state, p);
        int known = (int) Math.clamp(today - start + 1, 0, YEAR);
        Fade fade = new Fade(cadence, p);
        long[] mutual = state.contacts().mutualFrom(today);
        long[] any = state.contacts().anyFrom(today);
        int lastMutual = -1;
        int lastAny = -1;
        double sum = 0;
        for (int age = DayRing.WINDOW - 1; age >= 0; age--) {
            lastMutual = has(mutual, age) ? age : lastMutual;
            lastAny = has(any, age) ? age : lastAny;
            if (age < known) {
                sum += p.cadenceDecay(age) * fade.credit(lastMutual - age, lastAny - age);
            }
        }
        double patience = p.cadenceDecaySum(Math.max(known, (int) p.get(Parameter.CADENCE_MINIMUM_HISTORY)));
        double agreed = state.cadence().isAgreed() ? 1 : p.get(Parameter.NOT_AGREED);
        double observed = known > 0 ? sum / p.cadenceDecaySum(known) : 1;
        double now = fade.credit(lastMutual, lastAny);
        double silence = 1 - StrictMath.sqrt(Maths.clamp(observed) * now);
        return new Rhythm(sum / patience * agreed, silence, cadence);
    }

    static double cadence(AccountState state, Parameters p) {
        double monthly = p.get(Parameter.CADENCE_MAX);
        return state.cadence().isAgreed() ? Math.min(monthly, state.cadence().days()) : monthly;
    }

    private static boolean has(long[] days, int age) {
        return (days[age >> 6] >>> (age & 63) & 1) == 1;
    }

    /** What a gap leaves: everything up to the cadence, then half every quarter of it. */
    private static final class Fade {
        private final double oneWay;
        private final double[] left;

        Fade(double cadence, Parameters p) {
            oneWay = p.get(Parameter.ONE_WAY_CREDIT);
            left = p.leftAfterGap(cadence);
        }

        /** @param mutualGap days since the last mutual contact, negative for never */
        double credit(int mutualGap, int anyGap) {
            return Math.max(after(mutualGap), oneWay * after(anyGap));
        }

        private double after(int gap) {
            return gap < 0 ? 0 : left[gap];
        }
    }
}
