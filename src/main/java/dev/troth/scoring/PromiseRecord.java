package dev.troth.scoring;

import java.io.Serializable;

/**
 * The evidence of promises ({@code scoring.md} 3.2), one record each for the supplier, the customer and every
 * stakeholder.
 *
 * @param kept decayed evidence of kept promises
 * @param broken decayed evidence of broken promises
 * @param scar decayed scars of breaches
 * @param goodwill decayed kept promises with the half-life of scars, which soften them
 * @param neverForgotten the sum of all scars, without decay
 * @param candour decayed credit of declined requests
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
     * The booking of one promise of weight w and quality q.
     *
     * @param kept the evidence of keeping it
     * @param broken w(1 - q)
     * @param scar w(1 - q)²: convex, so that a small slip leaves almost no scar (S3 L13-15)
     */
    record Booking(double kept, double broken, double scar) {
        static Booking of(double kept, double weight, double quality) {
            double missing = 1 - quality;
            return new Booking(kept, weight * missing, weight * missing * missing);
        }

        /** Returns the booking of terms that were agreed before the date, which is not a breach. */
        Booking withoutScar() {
            return new Booking(kept, broken, 0);
        }
    }
}
