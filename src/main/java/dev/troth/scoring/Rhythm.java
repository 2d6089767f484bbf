package dev.troth.scoring;

/**
 * The rhythm of contact ({@code scoring.md} 3.4; S3 L15-25). A cadence is a standing promise, so a gap beyond it loses
 * credit like a late delivery: half per {@link Parameter#GAP_FRACTION} of the cadence.
 *
 * @param value R, in [0, 1]: the decayed share of days of the last year that lay within the cadence. A minimum history
 *     of {@link Parameter#CADENCE_MINIMUM_HISTORY} days keeps it low for new relationships
 * @param silence 1 - √(R_observed · credit of the present gap), in [0, 1], without the minimum history
 * @param cadence the cadence in effect, in days: the agreed one, at most {@link Parameter#CADENCE_MAX}
 */
record Rhythm(double value, double silence, double cadence) {
    /** The window of the rhythm, in days; part of the definition. */
    private static final int YEAR = 365;

    static Rhythm of(AccountState state, double day, Parameters p) {
        long today = EpochDays.index(day);
        long start = EpochDays.index(state.start());
        double cadence = cadence(state, p);
        int known = (int) Math.clamp(today - start + 1, 0, YEAR);
        Fade fade = new Fade(cadence, p);
        long[] mutual = state.contacts().mutualFrom(today);
        long[] any = state.contacts().anyFrom(today);
        int lastMutual = -1;
        int lastAny = -1;
        double sum = 0;
        for (int age = DayBitSet.WINDOW - 1; age >= 0; age--) {
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

    /** Returns the cadence in effect, in days. */
    static double cadence(AccountState state, Parameters p) {
        double monthly = p.get(Parameter.CADENCE_MAX);
        return state.cadence().isAgreed() ? Math.min(monthly, state.cadence().days()) : monthly;
    }

    private static boolean has(long[] days, int age) {
        return (days[age >> 6] >>> (age & 63) & 1) == 1;
    }

    /** The credit of a gap: 1 up to the cadence, then halved per {@link Parameter#GAP_FRACTION} of it. */
    private static final class Fade {
        private final double oneWay;
        private final double[] left;

        Fade(double cadence, Parameters p) {
            oneWay = p.get(Parameter.ONE_WAY_CREDIT);
            left = p.leftAfterGap(cadence);
        }

        /** Returns the credit in [0, 1]; gaps are days since the last contact, negative for never. */
        double credit(int mutualGap, int anyGap) {
            return Math.max(after(mutualGap), oneWay * after(anyGap));
        }

        private double after(int gap) {
            return gap < 0 ? 0 : left[gap];
        }
    }
}
