package dev.troth.scoring;

import java.io.Serializable;

/**
 * What somebody's promises left behind: what was kept and what was not, the scars of the breaches, the goodwill that
 * softens them, the part that is never forgotten, and the candour of an early no.
 *
 * <p>Kept for us, for them, and for each of their stakeholders.
 */
record PromiseRecord(
        DecayedSum kept,
        DecayedSum broken,
        DecayedSum scar,
        DecayedSum goodwill,
        double neverForgotten,
        DecayedSum candour)
        implements Serializable {
    static final PromiseRecord NONE =
            new PromiseRecord(DecayedSum.NONE, DecayedSum.NONE, DecayedSum.NONE, DecayedSum.NONE, 0, DecayedSum.NONE);

    PromiseRecord book(double day, Booking booking, Parameters parameters) {
        double evidence = parameters.get(Parameter.EVIDENCE_HALF_LIFE);
        double healing = parameters.get(Parameter.SCAR_HALF_LIFE);
        return new PromiseRecord(
                kept.add(booking.kept(), day, evidence),
                broken.add(booking.broken(), day, evidence),
                scar.add(booking.scar(), day, healing),
                goodwill.add(booking.kept(), day, healing),
                neverForgotten + booking.scar(),
                candour);
    }

    PromiseRecord declined(double day, double credit, Parameters parameters) {
        return new PromiseRecord(
                kept,
                broken,
                scar,
                goodwill,
                neverForgotten,
                candour.add(credit, day, parameters.get(Parameter.CANDOUR_HALF_LIFE)));
    }

    PromiseRecord merge(PromiseRecord other, Parameters parameters) {
        double evidence = parameters.get(Parameter.EVIDENCE_HALF_LIFE);
        double healing = parameters.get(Parameter.SCAR_HALF_LIFE);
        return new PromiseRecord(
                kept.merge(other.kept, evidence),
                broken.merge(other.broken, evidence),
                scar.merge(other.scar, healing),
                goodwill.merge(other.goodwill, healing),
                neverForgotten + other.neverForgotten,
                candour.merge(other.candour, parameters.get(Parameter.CANDOUR_HALF_LIFE)));
    }

    /**
     * One entry: the share of a promise of some weight that was kept, and the share that was not.
     *
     * @param scar grows with the square of what was missing: a small slip is forgiven, a breach divides
     */
    record Booking(double kept, double broken, double scar) {
        static Booking of(double kept, double weight, double quality) {
            double missing = 1 - quality;
            return new Booking(kept, weight * missing, weight * missing * missing);
        }
    }
}
