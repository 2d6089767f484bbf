package dev.troth.member;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeProvider;
import dev.troth.ledger.MemberRefs;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types about members. Coaching names an account if it is about one. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            MemberFact.Registered.class,
            MemberFact.Changed.class,
            MemberFact.WorkingHours.class,
            MemberFact.Coached.class,
            MemberFact.CoachingFollowed.class
        })
public class MemberFactTypes implements FactTypeProvider {
    private static final FactType.Scope WORKSPACE = FactType.Scope.WORKSPACE;

    @Override
    public List<FactType<?>> types() {
        return List.of(
                new FactType<>(MemberRefs.MEMBER, 0, MemberFact.Registered.class, MemberRefs.MEMBER, WORKSPACE),
                new FactType<>("memberChanged", 5, MemberFact.Changed.class, MemberRefs.MEMBER, WORKSPACE),
                new FactType<>("coaching", 5, MemberFact.Coached.class, "coaching", FactType.Scope.ACCOUNT_OR_MARKET),
                new FactType<>(
                        "coachingFollowed",
                        6,
                        MemberFact.CoachingFollowed.class,
                        "coachingFollowed",
                        FactType.Scope.ACCOUNT_OR_MARKET));
    }
}
