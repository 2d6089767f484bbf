package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import dev.troth.touchpoint.TouchpointFact.Happened;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Repository and projection of touchpoints. */
@Singleton
class TouchpointShelf extends ShelfOfAccounts<TouchpointShelf.Touchpoint, TouchpointRow, TouchpointView> {
    static final String PREFIX = "tch";

    TouchpointShelf() {
        super(TouchpointRow.class, "Touchpoint", "touchpoint", PREFIX);
    }

    /** A touchpoint. It never changes, except by correction. */
    record Touchpoint(Instant at, Happened happened) {}

    @Override
    public String kind() {
        return "touchpoint";
    }

    @Override
    public Touchpoint apply(Subject subject, @Nullable Touchpoint before, Fact fact) {
        return new Touchpoint(fact.at(), (Happened) fact.body());
    }

    @Override
    protected TouchpointRow row(Touchpoint thing) {
        Happened happened = thing.happened();
        TouchpointRow row = new TouchpointRow();
        row.at = thing.at();
        row.channel = happened.channel();
        row.direction = happened.direction();
        row.mutual = happened.isMutual();
        row.participants = Objects.requireNonNullElse(happened.participants(), List.of());
        row.topics = Objects.requireNonNullElse(happened.topics(), List.of());
        row.context = happened.contextOrRoutine();
        row.trigger = happened.trigger();
        row.responseSeconds =
                happened.responseTime() == null ? null : happened.responseTime().toSeconds();
        row.summary = happened.summary();
        row.wantsAnswer = Boolean.TRUE.equals(happened.wantsAnswer());
        row.closing = Boolean.TRUE.equals(happened.closing());
        row.initiative = happened.initiative();
        row.answerBy = happened.answerBy();
        row.urgency = happened.urgency();
        row.answers = happened.answers();
        row.deliveredAt = happened.deliveredAt();
        row.readAt = happened.readAt();
        row.promises = happened.promises();
        row.rating = happened.rating();
        row.learnings = Objects.requireNonNullElse(happened.learnings(), List.of());
        return row;
    }

    @Override
    protected TouchpointView view(TouchpointRow row, Cohort<TouchpointRow> cohort) {
        return new TouchpointView(row, cohort);
    }
}
