package dev.troth.feedback;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Direction;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact type of feedback. */
@ApplicationScoped
@RegisterForReflection(targets = {FeedbackFact.class})
public class FeedbackVocabulary implements Vocabulary, ListedWord {
    @Override
    public List<FactType<?>> types() {
        return List.of(FactType.of("feedback", 5, FeedbackFact.class));
    }

    @Override
    public Listed listed() {
        return Listed.of("Feedback", "feedback", FeedbackShelf.PREFIX, FeedbackRow.class)
                .ofAccount("feedback")
                .time("occurredAt", "t.at", "When it was given.")
                .word("direction", "t.direction", Direction.class, "IN: they of us. OUT: we of them, or we to them.")
                .word("kind", "t.kind", FeedbackKind.class, "What was asked or said.")
                .number("value", "t.value", "The value on the scale of its kind.")
                .flag("honest", "t.honest", "False for words that only please.")
                .text("department", "t.department", "Whose voice it is.")
                .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder who said it.")
                .text("relayedBy", "t.relayed_by", "Ref of the stakeholder who passed it on.")
                .time("saidAt", "t.said_at", "When it was said first, where somebody passed it on later.")
                .flag("shared", "t.shared", "Whether the other side knows of it.")
                .searching("(t.ref || ' ' || coalesce(t.text, ''))")
                .build();
    }
}
