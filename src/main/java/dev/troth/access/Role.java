package dev.troth.access;

import dev.troth.platform.guard.Scope;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** As what somebody signs in. */
@Description("As what somebody signs in.")
public enum Role {
    @Description("May do everything, also let others in.")
    ADMIN,
    @Description("May do everything but let others in, erase people and have facts sent elsewhere.")
    MANAGER,
    @Description("Works with accounts: reads and says facts. Sees all of them, or their own: see `limitMembers`.")
    MEMBER,
    @Description("Reads, without the addresses of people. Sees all accounts, or their own: see `limitMembers`.")
    READER,
    @Description(
            "One of the customer's own people: sees what their account and ours have promised each other, nothing else.")
    PORTAL;

    /** What comes with it. */
    Set<Scope> scopes() {
        return switch (this) {
            case ADMIN -> Set.of(Scope.values());
            case MANAGER ->
                Set.of(
                        Scope.READ,
                        Scope.WRITE,
                        Scope.IMPORT,
                        Scope.PEOPLE_PII,
                        Scope.POLITICS,
                        Scope.EXPORT,
                        Scope.CORRECT,
                        Scope.MODELS);
            case MEMBER -> Set.of(Scope.READ, Scope.WRITE, Scope.CORRECT, Scope.PEOPLE_PII);
            case READER -> Set.of(Scope.READ);
            case PORTAL -> Set.of();
        };
    }

    /** Whether it may be held to the accounts that somebody looks after. */
    boolean isOfAMember() {
        return this == MEMBER || this == READER;
    }
}
