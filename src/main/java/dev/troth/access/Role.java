package dev.troth.access;

import dev.troth.platform.guard.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** As what somebody signs in. */
@Description("As what somebody signs in.")
public enum Role {
    @Description("May do everything, also let others in.")
    ADMIN(Scope.values()),
    @Description("May do everything but let others in, erase people and have facts sent elsewhere.")
    MANAGER(
            Scope.READ,
            Scope.WRITE,
            Scope.IMPORT,
            Scope.PEOPLE_PII,
            Scope.POLITICS,
            Scope.EXPORT,
            Scope.CORRECT,
            Scope.MODELS),
    @Description("Works with accounts: reads and says facts. Sees all of them, or their own: see `limitMembers`.")
    MEMBER(Scope.READ, Scope.WRITE, Scope.CORRECT, Scope.PEOPLE_PII),
    @Description("Reads, without the addresses of people. Sees all accounts, or their own: see `limitMembers`.")
    READER(Scope.READ),
    @Description(
            "One of the customer's own people: sees what their account and ours have promised each other, nothing else.")
    PORTAL();

    private final Set<Scope> scopes;

    Role(Scope... scopes) {
        this.scopes = EnumSet.noneOf(Scope.class);
        this.scopes.addAll(Arrays.asList(scopes));
    }

    /** What comes with it. */
    Set<Scope> scopes() {
        return Set.copyOf(scopes);
    }

    /** Whether it may be held to the accounts that somebody looks after. */
    boolean isOfAMember() {
        return this == MEMBER || this == READER;
    }
}
