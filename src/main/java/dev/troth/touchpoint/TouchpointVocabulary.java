package dev.troth.touchpoint;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Direction;
import dev.troth.platform.Urgency;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of touchpoints, experiences and availability. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            TouchpointFact.Happened.class,
            TouchpointFact.Experience.class,
            TouchpointFact.AgendaItem.class,
            TouchpointFact.Available.class
        })
public class TouchpointVocabulary implements Vocabulary, ListedWord {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("touchpoint", 5, TouchpointFact.Happened.class),
                FactType.of("experience", 5, TouchpointFact.Experience.class),
                new FactType<>(
                        "availability",
                        5,
                        TouchpointFact.Available.class,
                        "availability",
                        FactType.Scope.ACCOUNT_OR_MARKET));
    }

    @Override
    public Listed listed() {
        return Listed.of("Touchpoint", "touchpoint", TouchpointShelf.PREFIX, TouchpointRow.class)
                .ofAccount("touchpoints")
                .time("occurredAt", "t.at", "Time at which it occurred.")
                .word("channel", "t.channel", Channel.class, "Channel.")
                .word("direction", "t.direction", Direction.class, "Direction: which side got in touch.")
                .flag("mutual", "t.mutual", "Whether both sides took part.")
                .texts("participants", "t.participants", "Refs of the stakeholders who took part.")
                .texts("topics", "t.topics", "Topics.")
                .word("context", "t.context", TouchpointContext.class, "Context.")
                .word("trigger", "t.trigger", TouchpointTrigger.class, "Trigger of the touchpoint.")
                .number("responseSeconds", "t.response_seconds", "Time that we took to respond to the stakeholder.")
                .flag("wantsAnswer", "t.wants_answer", "Whether it is a message of ours that awaits a response.")
                .flag("closing", "t.closing", "Whether it closed a project or a series of meetings.")
                .text("initiative", "t.initiative_ref", "Ref of the initiative it belongs to.")
                .time("answerBy", "t.answer_by", "Time by which a response is needed.")
                .word("urgency", "t.urgency", Urgency.class, "Urgency.")
                .text("answers", "t.answers_ref", "Ref of the touchpoint that it answers.")
                .time("deliveredAt", "t.delivered_at", "Time of delivery, if there is proof.")
                .time("readAt", "t.read_at", "Time of reading, if there is proof.")
                .number("commitmentsSpoken", "t.promises", "Number of commitments that were made.")
                .number("rating", "t.rating", "Rating by the participants, 0 to 1.")
                .searching("(t.ref || ' ' || coalesce(t.summary, ''))")
                .build();
    }
}
