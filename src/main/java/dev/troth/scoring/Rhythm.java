package dev.troth.scoring;

import dev.troth.scoring.AccountState.Cadence;
import dev.troth.scoring.AccountState.InitiativeCadence;
import java.util.ArrayList;
import java.util.List;

/**
 * The rhythm of contact ({@code scoring.md} 3.4; S3 L15-25). A cadence is a standing promise, so a gap beyond it loses
 * credit like a late delivery: half per {@link Parameter#GAP_FRACTION} of the cadence. Each day is judged by the
 * cadences that were in force on it: the one last agreed or else a month, and those of running initiatives.
 *
 * @param value R, in [0, 1]: the decayed share of days of the last year that lay within the cadence. A minimum history
 *     of {@link Parameter#CADENCE_MINIMUM_HISTORY} days keeps it low for new relationships
 * @param silence 1 - √(R_observed · credit of the present gap), in [0, 1], without the minimum history
 * @param cadence the shortest cadence in force, in days, at most {@link Parameter#CADENCE_MAX}
 */
record Rhythm(double value, double silence, double cadence) {
    /** The window of the rhythm, in days; part of the definition. */
    private static final int YEAR = 365;

    static Rhythm of(AccountState state, double day, Parameters p) {
        long today = EpochDays.index(day);
        long start = EpochDays.index(state.start());
        int known = (int) Math.clamp(today - start + 1, 0, YEAR);
        Credit credit = new Credit(state, today, p);
        long[] mutual = state.contacts().mutualFrom(today);
        long[] any = state.contacts().anyFrom(today);
        int lastMutual = -1;
        int lastAny = -1;
        double sum = 0;
        for (int age = DayBitSet.WINDOW - 1; age >= 0; age--) {
            lastMutual = has(mutual, age) ? age : lastMutual;
            lastAny = has(any, age) ? age : lastAny;
            if (age < known) {
                sum += p.cadenceDecay(age) * credit.of(age, lastMutual, lastAny);
            }
        }
        double patience = p.cadenceDecaySum(Math.max(known, (int) p.get(Parameter.CADENCE_MINIMUM_HISTORY)));
        double agreed = state.cadences().isEmpty() ? p.get(Parameter.NOT_AGREED) : 1;
        double observed = known > 0 ? sum / p.cadenceDecaySum(known) : 1;
        double now = credit.of(0, lastMutual, lastAny);
        double silence = 1 - StrictMath.sqrt(Maths.clamp(observed) * now);
        return new Rhythm(sum / patience * agreed, silence, cadence(state, day, p));
    }

    /** Returns the shortest cadence in force on {@code day}, in days. */
    static double cadence(AccountState state, double day, Parameters p) {
        long today = EpochDays.index(day);
        double shortest = p.get(Parameter.CADENCE_MAX);
        for (InForce cadence : inForce(state, p)) {
            shortest = cadence.covers(today) ? Math.min(shortest, cadence.days()) : shortest;
        }
        return shortest;
    }

    /** See {@link Assessment#nextContactDue}. */
    static double nextDue(AccountState state, double day, Parameters p) {
        long today = EpochDays.index(day);
        double gap = state.contacts().sinceMutual(today);
        double last = Double.isInfinite(gap) ? Math.floor(state.start()) : today - gap;
        double due = last + p.get(Parameter.CADENCE_MAX);
        for (InForce cadence : inForce(state, p)) {
            if (cadence.covers(today)) {
                due = Math.min(due, Math.max(last, cadence.from()) + cadence.days());
            }
        }
        return due;
    }

    private static boolean has(long[] days, int age) {
        return (days[age >> 6] >>> (age & 63) & 1) == 1;
    }

    /** A cadence that is in force from a day until another (exclusive). */
    private record InForce(double from, double until, double days) {
        boolean covers(long day) {
            return from <= day && day < until;
        }
    }

    /** Returns the agreed cadences, each until the next agreement, and those of initiatives. */
    private static List<InForce> inForce(AccountState state, Parameters p) {
        double most = p.get(Parameter.CADENCE_MAX);
        List<InForce> all = new ArrayList<>();
        List<Cadence> agreed = state.cadences();
        for (int i = 0; i < agreed.size(); i++) {
            double until = i + 1 < agreed.size() ? Math.floor(agreed.get(i + 1).agreed()) : Double.POSITIVE_INFINITY;
            Cadence cadence = agreed.get(i);
            all.add(new InForce(Math.floor(cadence.agreed()), until, Math.min(most, cadence.days())));
        }
        for (InitiativeCadence running : state.initiatives().values()) {
            all.add(new InForce(Math.floor(running.from()), running.until(), Math.min(most, running.days())));
        }
        return all;
    }

    /** The credit of the days of the window. A cadence counts from its own start, and the month always. */
    private static final class Credit {
        private final double oneWay;
        private final double[] month;
        private final Limit[] limits;
        private final long today;

        Credit(AccountState state, long today, Parameters p) {
            this.today = today;
            oneWay = p.get(Parameter.ONE_WAY_CREDIT);
            month = p.leftAfterGap(p.get(Parameter.CADENCE_MAX));
            limits = inForce(state, p).stream()
                    .map(cadence -> Limit.of(cadence, p))
                    .toArray(Limit[]::new);
        }

        /** Returns the credit in [0, 1] of the day of this age; the last contacts have negative ages for never. */
        double of(int age, int lastMutual, int lastAny) {
            double mutual = after(age, lastMutual);
            return lastMutual == lastAny ? mutual : Math.max(mutual, oneWay * after(age, lastAny));
        }

        private double after(int age, int lastContact) {
            if (lastContact < 0) {
                return 0;
            }
            double credit = month[lastContact - age];
            for (Limit limit : limits) {
                credit = Math.min(credit, limit.credit(today - lastContact, today - age));
            }
            return credit;
        }
    }

    /**
     * The credit under one cadence, prepared because it is asked for each day of the window.
     *
     * @param from first day in force
     * @param until first day that is no longer in force
     * @param working whether gaps are counted in working days
     * @param left credit by gap
     */
    private record Limit(long from, long until, boolean working, double[] left) {
        static Limit of(InForce cadence, Parameters p) {
            return new Limit(
                    (long) cadence.from(),
                    (long) Math.ceil(cadence.until()),
                    cadence.days() < p.get(Parameter.WORKING_DAYS_BELOW),
                    p.leftAfterGap(cadence.days()));
        }

        /** Returns the credit of a day after the last contact; 1 if the cadence is not in force. */
        double credit(long lastContact, long day) {
            if (day < from || day >= until) {
                return 1;
            }
            long since = Math.max(lastContact, from);
            return left[(int) (working ? EpochDays.workingDays(since, day) : day - since)];
        }
    }
}
