package dev.troth.commitment;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
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
            CommitmentFact.Released.class
        })
public class CommitmentVocabulary implements Vocabulary {
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
                FactType.of("commitmentReleased", 5, CommitmentFact.Released.class, COMMITMENT));
    }
}
