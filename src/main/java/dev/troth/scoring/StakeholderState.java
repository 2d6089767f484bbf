package dev.troth.scoring;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one stakeholder.
 *
 * @param seat null while only contacts are known (facts come in any order)
 */
record StakeholderState(@Nullable Seat seat, ContactDays contacts, PromiseRecord promises) implements Serializable {
    static final StakeholderState UNKNOWN = new StakeholderState(null, ContactDays.NONE, PromiseRecord.NONE);

    /**
     * The person's place in the account.
     *
     * @param influence 0 to 1
     * @param left the day of leaving; positive infinity while present
     */
    record Seat(String department, double influence, Stance stance, double joined, double left)
            implements Serializable {
        boolean present(double day) {
            return joined <= day && day < left;
        }

        /** How much of a tie to this person counts. */
        double pull() {
            return stance.weight * (0.5 + 0.5 * influence);
        }
    }

    StakeholderState seated(@Nullable Seat newSeat) {
        return new StakeholderState(newSeat, contacts, promises);
    }

    /** Contacts after somebody left are not contacts with the account. */
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

    /** One partition owns the seat; should both have it, the one that joined later is the younger record. */
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
