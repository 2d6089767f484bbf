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

/** The fact types of contact. */
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
                .time("occurredAt", "t.at", "When it was.")
                .word("channel", "t.channel", Channel.class, "How contact was made.")
                .word("direction", "t.direction", Direction.class, "Who got in touch.")
                .flag("mutual", "t.mutual", "Whether both sides took part.")
                .texts("participants", "t.participants", "Refs of the stakeholders who took part.")
                .texts("topics", "t.topics", "What it was about.")
                .word("context", "t.context", TouchpointContext.class, "In what kind of time.")
                .word("trigger", "t.trigger", TouchpointTrigger.class, "What made somebody get in touch.")
                .number("responseSeconds", "t.response_seconds", "How long our answer to theirs took.")
                .flag("wantsAnswer", "t.wants_answer", "Whether it is ours and waits for an answer.")
                .flag("closing", "t.closing", "Whether it closed a project or a series of meetings.")
                .text("initiative", "t.initiative_ref", "Ref of the initiative it belongs to.")
                .time("answerBy", "t.answer_by", "Until when an answer is needed.")
                .word("urgency", "t.urgency", Urgency.class, "How urgent it is.")
                .text("answers", "t.answers_ref", "Ref of the touchpoint that it answers.")
                .time("deliveredAt", "t.delivered_at", "When it arrived, where there is proof.")
                .time("readAt", "t.read_at", "When it was read, where there is proof.")
                .number("commitmentsSpoken", "t.promises", "How many promises were spoken.")
                .number("rating", "t.rating", "What they thought of it, 0 to 1.")
                .searching("(t.ref || ' ' || coalesce(t.summary, ''))")
                .build();
    }
}
