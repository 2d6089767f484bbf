package dev.troth.scoring;

import dev.troth.scoring.PromiseRecord.Booking;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link Fold} that follows commitments from the request to the end, and books what each of them is
 * worth: {@code scoring.md} 3.2.
 */
final class CommitmentFold {
    private final Fold fold;
    private final Parameters p;

    CommitmentFold(Fold fold, Parameters parameters) {
        this.fold = fold;
        p = parameters;
    }

    void requested(Evidence.Requested e, double day) {
        double needed = e.neededBy() == null ? Double.NaN : EpochDays.of(e.neededBy());
        fold.requests.put(e.commitment(), new OpenRequest(day, needed, Quality.weight(e.importance())));
    }

    /** Books the delay of an answer, yes or no, that came after the customer needed it. */
    private void answered(OpenRequest request, double day) {
        if (request.overdue(day)) {
            book(Booking.of(0, request.stake(p), request.quality(day, p)), null, day);
        }
    }

    void made(Evidence.Made e, double day) {
        OpenRequest request = fold.requests.remove(e.commitment());
        if (request != null) {
            answered(request, day);
        }
        fold.commitments.put(
                e.commitment(),
                new OpenCommitment(
                        e.side(),
                        day,
                        EpochDays.of(e.due()),
                        Quality.weight(e.importance()),
                        e.budget(),
                        0,
                        1,
                        0,
                        e.stakeholder()));
    }

    void renegotiated(Evidence.Renegotiated e, double day) {
        OpenCommitment c = open(e.commitment());
        double due = EpochDays.of(e.due());
        OpenCommitment moved = c.moved(due, e.budgetIncrease());
        if (!e.fault().liesWith(c.side())) {
            fold.commitments.put(e.commitment(), moved);
            return;
        }
        double notice = Maths.clamp((c.due() - day) / c.duration());
        double extension = Math.max(0, due - c.due()) / c.duration();
        double silent = Maths.clamp(e.scope())
                * Maths.halves(extension / p.get(Parameter.LATE_FRACTION))
                * Maths.halves(Math.max(0, e.budgetIncrease()) / p.get(Parameter.OVERRUN_HALF));
        double announced = Quality.renegotiated(notice, silent, c.renegotiations() + 1, p);
        double quality = Math.min(announced, Quality.afterDelay(day - c.due(), c.duration(), p));
        Booking booking = Booking.of(0, c.weight(), quality);
        book(c, day, c.overdue(day) ? booking : booking.withoutScar());
        fold.commitments.put(e.commitment(), moved.discounted(quality));
    }

    void kept(Evidence.Kept e, double day) {
        OpenCommitment c = close(e.commitment());
        boolean costKnown = !Double.isNaN(c.budget()) && !Double.isNaN(e.cost());
        double overrun = costKnown ? e.cost() / c.budget() - 1 : 0;
        double quality = Quality.kept(e.scope(), day - c.due(), c.duration(), overrun, p);
        double early = Maths.clamp((c.due() - day) / c.duration());
        double saved = Maths.clamp(-overrun);
        double expected = Math.floor(c.duration() / p.get(Parameter.UPDATE_PERIOD));
        double told = expected == 0 ? 1 : Math.min(1, c.updates() / expected);
        double share = p.get(Parameter.UPDATE_SHARE);
        double merit = (1 + p.get(Parameter.EARLY_BONUS) * early + p.get(Parameter.SAVING_BONUS) * saved)
                * (1 - share + share * told);
        book(c, day, Booking.of(c.weight() * quality * c.discount() * merit, c.weight(), quality));
    }

    void broken(Evidence.Broken e, double day) {
        OpenCommitment c = close(e.commitment());
        if (e.fault().liesWith(c.side())) {
            book(c, day, Booking.of(0, c.weight(), 0));
        }
    }

    void withdrawn(Evidence.Withdrawn e, double day) {
        OpenCommitment c = close(e.commitment());
        if (!e.fault().liesWith(c.side())) {
            return;
        }
        double notice = Maths.clamp((c.due() - day) / c.duration());
        double announced = Quality.renegotiated(notice, 0, c.renegotiations() + 1, p);
        double quality = Math.min(announced, Quality.afterDelay(day - c.due(), c.duration(), p));
        book(c, day, Booking.of(0, c.weight(), quality));
    }

    void declined(Evidence.Declined e, double day) {
        OpenRequest request = e.commitment() == null ? null : fold.requests.remove(e.commitment());
        double credit = p.get(Parameter.CANDOUR) * Quality.weight(e.importance());
        double asked = day;
        if (request != null) {
            answered(request, day);
            credit *= request.notice(day, p);
            // Dated on the day of the request, so that an earlier "no" is worth at least as much at any later instant.
            asked = request.asked();
        }
        switch (e.side()) {
            case US -> fold.ours = fold.ours.declined(asked, credit, p);
            case THEM -> fold.theirs = fold.theirs.declined(asked, credit, p);
        }
    }

    void progressed(Evidence.Progressed e) {
        fold.commitments.put(e.commitment(), open(e.commitment()).updated());
    }

    /** A request without an answer can be released, too. */
    void released(Evidence.Released e) {
        if (fold.requests.remove(e.commitment()) == null) {
            close(e.commitment());
        }
    }

    /** Books promises of the customer into their own record only. */
    private void book(OpenCommitment c, double day, Booking booking) {
        if (c.side() == Side.THEM) {
            fold.theirs = fold.theirs.book(day, booking, p);
            return;
        }
        book(booking, c.stakeholder(), day);
    }

    private void book(Booking booking, @Nullable String stakeholder, double day) {
        fold.ours = fold.ours.book(day, booking, p);
        fold.tally(DecayedSumKind.IMPULSE_BREACHES, booking.scar(), day);
        fold.bookStakeholder(stakeholder, day, booking);
    }

    private OpenCommitment open(String id) {
        OpenCommitment commitment = fold.commitments.get(id);
        if (commitment == null) {
            throw Fold.unknown("open commitment", id);
        }
        return commitment;
    }

    private OpenCommitment close(String id) {
        OpenCommitment commitment = open(id);
        fold.commitments.remove(id);
        return commitment;
    }
}
