package dev.troth.touchpoint;

import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Urgency;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
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
    @Listed("Channel.")
    @Enumerated(EnumType.STRING)
    Channel channel;

    @Listed("Direction: which side got in touch.")
    @Enumerated(EnumType.STRING)
    Direction direction;

    @Listed("Whether both sides took part.")
    boolean mutual;

    @Listed("Refs of the stakeholders who took part.")
    List<String> participants;

    @Listed(value = "Topics, in upper case.", category = true)
    List<String> topics;

    @Listed("Context.")
    @Enumerated(EnumType.STRING)
    TouchpointContext context;

    @Listed("Trigger of the touchpoint.")
    @Enumerated(EnumType.STRING)
    @Nullable
    TouchpointTrigger trigger;

    @Listed("Time that we took to respond to the stakeholder.")
    @Column(name = "response_seconds")
    @Nullable
    Long responseSeconds;

    @Nullable
    String summary;

    List<String> learnings;

    @Listed("Whether it is a message of ours that awaits a response.")
    @Column(name = "wants_answer")
    boolean wantsAnswer;

    @Listed("Whether it closed a project or a series of meetings.")
    boolean closing;

    @Listed("Ref of the initiative it belongs to.")
    @Column(name = "initiative_ref")
    @Nullable
    String initiative;

    @Listed("Time by which a response is needed.")
    @Column(name = "answer_by")
    @Nullable
    Instant answerBy;

    @Listed("Urgency.")
    @Enumerated(EnumType.STRING)
    @Nullable
    Urgency urgency;

    @Listed("Ref of the touchpoint that it answers.")
    @Column(name = "answers_ref")
    @Nullable
    String answers;

    @Listed("Time of the first proof of delivery. Null if there is none.")
    @Column(name = "delivered_at")
    @Nullable
    Instant deliveredAt;

    @Listed("Time of the first proof of reading. Null if there is none.")
    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    @Listed(
            name = "commitmentsSpoken",
            value = "Number of commitments that were made. The recorded ones are found by `commitments(where: {"
                    + " touchpoint: { eq: … } })`.")
    @Nullable
    Integer promises;

    @Listed("Rating by the participants, 0 to 1.")
    @Nullable
    Double rating;

    static TouchpointRow of(Touchpoint thing) {
        Happened happened = thing.happened();
        TouchpointRow row = new TouchpointRow();
        row.at = thing.at();
        row.channel = happened.channel();
        row.direction = happened.direction();
        row.mutual = happened.isMutual();
        row.participants = happened.participantsOrNone();
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
