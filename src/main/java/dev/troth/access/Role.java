package dev.troth.access;

import dev.troth.platform.guard.AccessScope;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** As what somebody signs in. */
@Description("As what somebody signs in.")
public enum Role {
    @Description("May do everything, also let others in.")
    ADMIN,
    @Description("May do everything but let others in, erase people and have facts sent elsewhere.")
    MANAGER,
    @Description("Works with accounts: reads and says facts. Sees all of them, or their own: see `setMemberVisibility`.")
    MEMBER,
    @Description("Reads, without the addresses of people. Sees all accounts, or their own: see `setMemberVisibility`.")
    READER,
    @Description(
            "One of the customer's own people: sees what their account and ours have promised each other, nothing else.")
    PORTAL;

    /** What comes with it. */
    Set<AccessScope> scopes() {
        return switch (this) {
            case ADMIN -> Set.of(AccessScope.values());
            case MANAGER ->
                Set.of(
                        AccessScope.READ,
                        AccessScope.WRITE,
                        AccessScope.IMPORT,
                        AccessScope.PEOPLE_PII,
                        AccessScope.POLITICS,
                        AccessScope.EXPORT,
                        AccessScope.CORRECT,
                        AccessScope.MODELS);
            case MEMBER -> Set.of(AccessScope.READ, AccessScope.WRITE, AccessScope.CORRECT, AccessScope.PEOPLE_PII);
            case READER -> Set.of(AccessScope.READ);
            case PORTAL -> Set.of();
        };
    }

    /** Whether it may be held to the accounts that somebody looks after. */
    boolean isOfAMember() {
        return this == MEMBER || this == READER;
    }
}
