package dev.troth.access;

import dev.troth.platform.guard.Scope;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** Role of a user. */
@Description("Role of a user.")
public enum Role {
    @Description("All permissions, including granting access.")
    ADMIN,
    @Description("All permissions except granting access, erasing people and configuring webhooks.")
    MANAGER,
    @Description("Reads and records facts. Sees all accounts, or only owned ones: see `limitMembers`.")
    MEMBER,
    @Description("Reads, without the contact details of people. Sees all accounts, or only owned ones: see "
            + "`limitMembers`.")
    READER,
    @Description("Employee of the customer: sees the commitments between the customer and the workspace, and "
            + "nothing else.")
    PORTAL;

    /** Scopes of the role. */
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

    /** Whether the role can be limited to owned accounts. */
    boolean isOfAMember() {
        return this == MEMBER || this == READER;
    }
}
