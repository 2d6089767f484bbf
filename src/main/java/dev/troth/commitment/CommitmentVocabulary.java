package dev.troth.commitment;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.Attribution;
import dev.troth.platform.Party;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of commitments. A request and the commitment that answers it share their ref. */
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
                // Order within the same instant: the request before the commitment that answers it.
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
                .text("title", "t.title", "Subject of the commitment.")
                .word("side", "t.side", Party.class, "Side that made the commitment.")
                .word("status", "t.status", CommitmentStatus.class, "Status.")
                .number("importance", "t.importance", "Importance, 0 to 1.")
                .text("madeBy", "t.made_by", "Ref of the member who made it.")
                .texts("madeTo", "t.made_to", "Refs of the stakeholders to whom it was made.")
                .time("since", "t.at", "Time at which it was requested, made or declined.")
                .time("madeAt", "t.made_at", "Time at which it was made.")
                .time("dueAt", "t.due_at", "Due time as last agreed.")
                .time("neededBy", "t.needed_by", "Time by which the account really needs it.")
                .time(
                        "settledAt",
                        "t.settled_at",
                        "Time at which it was kept, broken, withdrawn, released or declined.")
                .number("renegotiations", "t.renegotiations", "Number of renegotiations.")
                .number(
                        "lateSeconds",
                        "greatest(0, extract(epoch from t.settled_at - t.due_at))",
                        "Delay when it was settled, in seconds. Null while it is open.")
                .word(
                        "attribution",
                        "t.attribution",
                        Attribution.class,
                        "Side at fault for a breach, withdrawal or release.")
                .text("touchpoint", "t.touchpoint_ref", "Ref of the touchpoint at which it was made.")
                .text("initiative", "t.initiative_ref", "Ref of the initiative to which it belongs.")
                .text("insight", "t.insight_ref", "Ref of the need or goal that it serves.")
                .time("internalDueAt", "t.internal_due_at", "Our own internal deadline.")
                .word("serves", "t.serves", Beneficiary.class, "Side whose interest it serves.")
                .flag("shared", "t.shared", "Whether the account can see its progress.")
                .flag("outOfScope", "t.over", "Whether the request exceeds the agreed scope.")
                // Same expression as in the index (V12). With coalesce, PostgreSQL would not use the index under row
                // level security.
                .searching("(t.title || ' ' || t.ref || ' ' || case when t.reason is null then '' else t.reason end)")
                .build();
    }
}
