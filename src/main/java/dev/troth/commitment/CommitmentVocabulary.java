package dev.troth.commitment;

import dev.troth.platform.Party;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Attribution;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of commitments. A request and the promise that answers it share their ref. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            CommitmentFact.Requested.class,
            CommitmentFact.Made.class,
            CommitmentFact.Progressed.class,
            CommitmentFact.Renegotiated.class,
            CommitmentFact.Declined.class,
            CommitmentFact.Kept.class,
            CommitmentFact.Broken.class,
            CommitmentFact.Withdrawn.class,
            CommitmentFact.Released.class,
            CommitmentFact.Forgiven.class
        })
public class CommitmentVocabulary implements Vocabulary, ListedWord {
    private static final String COMMITMENT = "commitment";

    @Override
    public List<FactType<?>> types() {
        return List.of(
                // Before the promise that answers it within the same instant.
                FactType.of("commitmentRequested", 1, CommitmentFact.Requested.class, COMMITMENT),
                FactType.of("commitmentMade", 2, CommitmentFact.Made.class, COMMITMENT),
                FactType.of("commitmentProgressed", 3, CommitmentFact.Progressed.class, COMMITMENT),
                FactType.of("commitmentRenegotiated", 4, CommitmentFact.Renegotiated.class, COMMITMENT),
                FactType.of("commitmentDeclined", 5, CommitmentFact.Declined.class, COMMITMENT),
                FactType.of("commitmentKept", 5, CommitmentFact.Kept.class, COMMITMENT),
                FactType.of("commitmentBroken", 5, CommitmentFact.Broken.class, COMMITMENT),
                FactType.of("commitmentWithdrawn", 5, CommitmentFact.Withdrawn.class, COMMITMENT),
                FactType.of("commitmentReleased", 5, CommitmentFact.Released.class, COMMITMENT),
                FactType.of("commitmentForgiven", 6, CommitmentFact.Forgiven.class, COMMITMENT));
    }

    @Override
    public Listed listed() {
        return Listed.of("Commitment", "commitment", CommitmentShelf.PREFIX, CommitmentRow.class)
                .ofAccount("commitments")
                .text("title", "t.title", "What it is about.")
                .word("side", "t.side", Party.class, "Who gave it.")
                .word("status", "t.status", CommitmentStatus.class, "Where it stands.")
                .number("importance", "t.importance", "0 to 1.")
                .text("madeBy", "t.made_by", "Ref of the member who promised.")
                .texts("madeTo", "t.made_to", "Refs of the stakeholders it was made to.")
                .time("since", "t.at", "When it was requested, made or declined.")
                .time("madeAt", "t.made_at", "When it was promised.")
                .time("dueAt", "t.due_at", "When it is due, as last agreed.")
                .time("neededBy", "t.needed_by", "When they really need it.")
                .time("settledAt", "t.settled_at", "When it was kept, broken, withdrawn, released or declined.")
                .number("renegotiations", "t.renegotiations", "How often its terms were changed.")
                .number(
                        "lateSeconds",
                        "greatest(0, extract(epoch from t.settled_at - t.due_at))",
                        "By how many seconds it was late when it was settled; absent while it is not.")
                .word("attribution", "t.attribution", Attribution.class, "Whose doing its end was.")
                .text("touchpoint", "t.touchpoint_ref", "Ref of the touchpoint where it was promised.")
                .text("initiative", "t.initiative_ref", "Ref of the initiative it belongs to.")
                .text("insight", "t.insight_ref", "Ref of the need or goal that it serves.")
                .time("internalDueAt", "t.internal_due_at", "When we want to be done ourselves.")
                .word("serves", "t.serves", Beneficiary.class, "Whose interest it serves.")
                .flag("shared", "t.shared", "Whether they can see how it goes.")
                .flag("outOfScope", "t.over", "Whether they asked for more than was agreed.")
                // As in the index (V12): with coalesce, PostgreSQL would not use it behind the wall.
                .searching("(t.title || ' ' || t.ref || ' ' || case when t.reason is null then '' else t.reason end)")
                .build();
    }
}
