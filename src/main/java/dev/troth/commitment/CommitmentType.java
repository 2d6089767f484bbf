package dev.troth.commitment;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.common.Party;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of commitments. */
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
            CommitmentFact.Forgiven.class,
            CommitmentFact.Shared.class
        })
public class CommitmentType implements EntityTypeProvider {
    static final String PREFIX = "com";

    private static final String COMMITMENT = "commitment";

    private static final EntityType<Commitment, CommitmentRow, CommitmentView> TYPE = EntityType.of(
                    "Commitment", "commitments", PREFIX, CommitmentRow.class, CommitmentView::new)
            .projection(Commitment::apply, CommitmentRow::of)
            // Order within the same instant: the request before the commitment that answers it.
            .fact(FactType.of("commitmentRequested", 1, CommitmentFact.Requested.class, COMMITMENT))
            .fact(FactType.of("commitmentMade", 2, CommitmentFact.Made.class, COMMITMENT))
            .fact(FactType.of("commitmentProgressed", 3, CommitmentFact.Progressed.class, COMMITMENT))
            .fact(FactType.of("commitmentRenegotiated", 4, CommitmentFact.Renegotiated.class, COMMITMENT))
            .fact(FactType.of("commitmentDeclined", 5, CommitmentFact.Declined.class, COMMITMENT))
            .fact(FactType.of("commitmentKept", 5, CommitmentFact.Kept.class, COMMITMENT))
            .fact(FactType.of("commitmentBroken", 5, CommitmentFact.Broken.class, COMMITMENT))
            .fact(FactType.of("commitmentWithdrawn", 5, CommitmentFact.Withdrawn.class, COMMITMENT))
            .fact(FactType.of("commitmentReleased", 5, CommitmentFact.Released.class, COMMITMENT))
            .fact(FactType.of("commitmentShared", 5, CommitmentFact.Shared.class, COMMITMENT))
            .fact(FactType.of("commitmentForgiven", 6, CommitmentFact.Forgiven.class, COMMITMENT))
            .listed(list -> list.link(
                            "requestedBy",
                            "Stakeholder",
                            "Stakeholder who asked. Null if it was not recorded.",
                            CommitmentRow.class,
                            row -> row.requestedBy)
                    .link(
                            "madeBy",
                            "Member",
                            "Member who made it. Null for a commitment of the account, or if it was not" + " recorded.",
                            CommitmentRow.class,
                            row -> row.side == Party.US ? row.makerRef : null)
                    .link(
                            "madeByStakeholder",
                            "Stakeholder",
                            "Stakeholder who made it, for a commitment of the account. Null for ours, or if it"
                                    + " was not recorded.",
                            CommitmentRow.class,
                            row -> row.side == Party.THEM ? row.makerRef : null)
                    .links(
                            "madeTo",
                            "Stakeholder",
                            "Stakeholders to whom it was made.",
                            CommitmentRow.class,
                            row -> row.madeTo)
                    .links(
                            "audience",
                            "Stakeholder",
                            "Stakeholders to keep informed (the audience), each once; those who left included.",
                            CommitmentRow.class,
                            row -> row.audience)
                    .link(
                            "touchpoint",
                            "Touchpoint",
                            "Touchpoint at which it was made. Null if there is none.",
                            CommitmentRow.class,
                            row -> row.touchpoint)
                    .link(
                            "initiative",
                            "Initiative",
                            "Initiative to which it belongs. Null if there is none.",
                            CommitmentRow.class,
                            row -> row.initiative)
                    .link(
                            "insight",
                            "Insight",
                            "Need or goal that it serves. Null if there is none.",
                            CommitmentRow.class,
                            row -> row.insight)
                    .beneathAccount("Commitments of both sides, newest first.")
                    .at("since", "Time at which it was requested, made or declined.")
                    .number(
                            "lateSeconds",
                            "greatest(0, extract(epoch from t.settled_at - t.binding_due_at))",
                            "Delay when it was settled, in seconds. A due time that was moved after it had"
                                    + " passed stays binding. Null while it is open.")
                    // Same expression as in the index (V1). With coalesce, PostgreSQL would not use the index
                    // under row
                    // level security.
                    .searching("(t.title || ' ' || t.ref || ' ' || case when t.reason is null then '' else"
                            + " t.reason end)"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Commitment, CommitmentRow, CommitmentView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
