package dev.troth.feedback;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Direction;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact type of feedback. */
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
                .time("occurredAt", "t.at", "Time at which it was given.")
                .word(
                        "direction",
                        "t.direction",
                        Direction.class,
                        "Direction. IN: feedback of the account about us. OUT: our feedback about the account.")
                .word("kind", "t.kind", FeedbackKind.class, "Kind of feedback.")
                .number("value", "t.value", "Value on the scale of its kind.")
                .flag("honest", "t.honest", "Whether the feedback is honest. False for mere politeness.")
                .text("department", "t.department", "Department that the feedback represents.")
                .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder who gave it.")
                .text("relayedBy", "t.relayed_by", "Ref of the stakeholder who relayed it.")
                .time("saidAt", "t.said_at", "Time of the original statement, if it was relayed later.")
                .flag("shared", "t.shared", "Whether the other side knows of it.")
                .searching("(t.ref || ' ' || coalesce(t.text, ''))")
                .build();
    }
}
