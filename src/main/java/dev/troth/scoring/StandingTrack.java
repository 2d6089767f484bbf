package dev.troth.scoring;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The standing over time ({@code scoring.md} 3.5). The partnership is looked at every {@link #PERIOD} days, counted from
 * 1970-01-01 UTC, with the evidence until then; a standing that changed stays for at least {@link
 * Parameter#STANDING_DWELL} days. Only a breach lowers it at once: trust is divided at that moment (S4 L22), and takes
 * time to come back (S3 L23). The slow rise is enough to keep the standing from alternating between two values. It
 * remains a pure function of the facts and the instant.
 *
 * @param period the number of the last period that was looked at; {@link Long#MIN_VALUE} for none
 * @param standing {@link Standing#VENDOR}, {@link Standing#PREFERRED} or {@link Standing#PARTNER}
 * @param since the day of the last change; negative infinity without one
 */
record StandingTrack(long period, Standing standing, double since) implements Serializable {
    /** Part of the definition: a standing that changes more often than monthly is not one. */
    static final double PERIOD = 30;

    private static final Comparator<StandingTrack> ORDER = Comparator.comparingLong(StandingTrack::period)
            .thenComparing(StandingTrack::standing)
            .thenComparingDouble(StandingTrack::since);

    static final StandingTrack NONE = new StandingTrack(Long.MIN_VALUE, Standing.VENDOR, Double.NEGATIVE_INFINITY);

    /** Returns whether the partnership is to be looked at before evidence of {@code day} is added. */
    boolean isBehind(double day) {
        return period < (long) Math.ceil(day / PERIOD) - 1;
    }

    /** Returns the track before evidence of {@code day} is added to the state. */
    StandingTrack before(double day, AccountState state, Parameters p) {
        return until((long) Math.ceil(day / PERIOD) - 1, state, p);
    }

    /** Returns the track on {@code day}, for a state without later evidence. */
    StandingTrack on(double day, AccountState state, Parameters p) {
        return until((long) Math.floor(day / PERIOD), state, p);
    }

    /** Returns the track after a breach of {@code day}, which is part of the state. */
    StandingTrack afterBreach(double day, AccountState state, Parameters p) {
        if (standing == Standing.VENDOR) {
            return this;
        }
        Standing level = level(state, day, p);
        return level.compareTo(standing) < 0 ? new StandingTrack(period, level, day) : this;
    }

    /**
     * Returns the earlier of two tracks, so that the merged evidence is looked at again from there on; of tracks of the
     * same period the lower standing.
     */
    StandingTrack merge(StandingTrack other) {
        if (period == Long.MIN_VALUE || other.period == Long.MIN_VALUE) {
            return period == Long.MIN_VALUE ? other : this;
        }
        return ORDER.compare(this, other) <= 0 ? this : other;
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
}
