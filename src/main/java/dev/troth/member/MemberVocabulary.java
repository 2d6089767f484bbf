package dev.troth.member;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types about members. They name an account if they are about one. */
@ApplicationScoped
@RegisterForReflection(targets = {MemberFact.Coached.class, MemberFact.CoachingFollowed.class})
public class MemberVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                new FactType<>("coaching", 5, MemberFact.Coached.class, "coaching", FactType.Scope.ACCOUNT_OR_MARKET),
                new FactType<>(
                        "coachingFollowed",
                        6,
                        MemberFact.CoachingFollowed.class,
                        "coachingFollowed",
                        FactType.Scope.ACCOUNT_OR_MARKET));
    }
}
