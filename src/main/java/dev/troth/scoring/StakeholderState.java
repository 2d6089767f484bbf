package dev.troth.scoring;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The state of one stakeholder.
 *
 * @param seat the place in the account; null while only contacts or promises are recorded, as facts come in any order
 * @param contacts the days with contact
 * @param promises the record of promises made to this person
 */
record StakeholderState(@Nullable Seat seat, ContactDays contacts, PromiseRecord promises) implements Serializable {
    static final StakeholderState UNKNOWN = new StakeholderState(null, ContactDays.NONE, PromiseRecord.NONE);

    /**
     * The place of a person in the account.
     *
     * @param department the department
     * @param influence in [0, 1]
     * @param stance the stance towards the supplier
     * @param joined the day of joining
     * @param left the day of leaving; positive infinity while present
     */
    record Seat(String department, double influence, Stance stance, double joined, double left)
            implements Serializable {
        boolean present(double day) {
            return joined <= day && day < left;
        }

        /** Returns the weight of a tie to this person: stance times (1 + influence)/2, in (0, 1]. */
        double pull() {
            return stance.weight * (0.5 + 0.5 * influence);
        }
    }

    StakeholderState seated(@Nullable Seat newSeat) {
        return new StakeholderState(newSeat, contacts, promises);
    }

    /** Adds a contact day; contacts after the person left do not count. */
    StakeholderState met(ContactLevel level, long day) {
        return seat != null && day > Math.floor(seat.left())
                ? this
                : new StakeholderState(seat, contacts.with(level, day), promises);
    }

    StakeholderState booked(double day, PromiseRecord.Booking booking, Parameters parameters) {
        return new StakeholderState(seat, contacts, promises.book(day, booking, parameters));
    }

    StakeholderState merge(StakeholderState other, Parameters parameters) {
        return new StakeholderState(
                mergeSeats(seat, other.seat),
                contacts.merge(other.contacts),
                promises.merge(other.promises, parameters));
    }

    /**
     * Merges two seats. One partition owns the seat; if both have it, the one that joined later is the newer record.
     */
    private static @Nullable Seat mergeSeats(@Nullable Seat a, @Nullable Seat b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        Seat younger = a.joined() >= b.joined() ? a : b;
        return new Seat(
                younger.department(),
                younger.influence(),
                younger.stance(),
                Math.min(a.joined(), b.joined()),
                Math.min(a.left(), b.left()));
    }
}
