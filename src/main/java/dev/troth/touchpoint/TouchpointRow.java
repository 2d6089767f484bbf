package dev.troth.touchpoint;

import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Urgency;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.touchpoint.TouchpointFact.Happened;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "touchpoint")
class TouchpointRow extends AccountOwnedRow {
    @Enumerated(EnumType.STRING)
    Channel channel;

    @Enumerated(EnumType.STRING)
    Direction direction;

    boolean mutual;

    List<String> participants;

    List<String> topics;

    @Enumerated(EnumType.STRING)
    TouchpointContext context;

    @Enumerated(EnumType.STRING)
    @Nullable
    TouchpointTrigger trigger;

    @Column(name = "response_seconds")
    @Nullable
    Long responseSeconds;

    @Nullable
    String summary;

    List<String> learnings;

    @Column(name = "wants_answer")
    boolean wantsAnswer;

    boolean closing;

    @Column(name = "initiative_ref")
    @Nullable
    String initiative;

    @Column(name = "answer_by")
    @Nullable
    Instant answerBy;

    @Enumerated(EnumType.STRING)
    @Nullable
    Urgency urgency;

    @Column(name = "answers_ref")
    @Nullable
    String answers;

    @Column(name = "delivered_at")
    @Nullable
    Instant deliveredAt;

    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    @Nullable
    Integer promises;

    @Nullable
    Double rating;

    static TouchpointRow of(Touchpoint thing) {
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
        row.deliveredAt = thing.deliveredAt();
        row.readAt = thing.readAt();
        row.promises = happened.promises();
        row.rating = happened.rating();
        row.learnings = Objects.requireNonNullElse(happened.learnings(), List.of());
        return row;
    }
}
