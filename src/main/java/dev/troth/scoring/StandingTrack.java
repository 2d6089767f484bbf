package dev.troth.scoring;

import java.io.Serializable;

/**
 * The standing over time ({@code scoring.md} 3.5). The partnership is looked at every {@link #PERIOD} days, counted from
 * 1970-01-01 UTC, with the evidence until then; a standing that changed stays for at least {@link
 * Parameter#STANDING_DWELL} days. So it cannot alternate between two values, and remains a pure function of the facts
 * and the instant.
 *
 * @param period the number of the last period that was looked at; {@link Long#MIN_VALUE} for none
 * @param standing {@link Standing#VENDOR}, {@link Standing#PREFERRED} or {@link Standing#PARTNER}
 * @param since the day of the last change; negative infinity without one
 */
record StandingTrack(long period, Standing standing, double since) implements Serializable, Comparable<StandingTrack> {
    /** Part of the definition: a standing that changes more often than monthly is not one. */
    static final double PERIOD = 30;

    static final StandingTrack NONE = new StandingTrack(Long.MIN_VALUE, Standing.VENDOR, Double.NEGATIVE_INFINITY);

    /** Returns the track before evidence of {@code day} is added to the state. */
    StandingTrack before(double day, AccountState state, Parameters p) {
        return until((long) Math.ceil(day / PERIOD) - 1, state, p);
    }

    /** Returns the track on {@code day}, for a state without later evidence. */
    StandingTrack on(double day, AccountState state, Parameters p) {
        return until((long) Math.floor(day / PERIOD), state, p);
    }

    private StandingTrack until(long last, AccountState state, Parameters p) {
        if (period == Long.MIN_VALUE) {
            return Double.isInfinite(state.first()) ? new StandingTrack(last, standing, since) : this;
        }
        StandingTrack track = this;
        for (long next = period + 1; next <= last; next++) {
            track = track.next(next, state, p);
        }
        return track;
    }

    private StandingTrack next(long next, AccountState state, Parameters p) {
        double day = next * PERIOD;
        Standing level = level(state, day, p);
        return level == standing || day - since < p.get(Parameter.STANDING_DWELL)
                ? new StandingTrack(next, standing, since)
                : new StandingTrack(next, level, day);
    }

    private static Standing level(AccountState state, double day, Parameters p) {
        double trust = Credibility.ours(state, day, p).value()
                * ConnectionScore.of(state, day, p).value();
        double tenure = Double.isInfinite(state.start()) ? 0 : Math.max(0, day - state.start());
        double partnership = Churn.partnership(trust, tenure, p);
        if (partnership >= p.get(Parameter.PARTNER_FROM)) {
            return Standing.PARTNER;
        }
        return partnership >= p.get(Parameter.PREFERRED_FROM) ? Standing.PREFERRED : Standing.VENDOR;
    }

    @Override
    public int compareTo(StandingTrack other) {
        return Long.compare(period, other.period);
    }
}
