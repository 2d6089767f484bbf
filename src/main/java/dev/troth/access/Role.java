package dev.troth.access;

import dev.troth.platform.security.AccessScope;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** Role of a user. */
@Description("Role of a user.")
public enum Role {
    @Description("All permissions, including granting access.")
    ADMIN,
    @Description("All permissions except granting access, erasing people and configuring webhooks.")
    MANAGER,
    @Description("Reads and records facts. Sees all accounts, or only owned ones: see `setMemberVisibility`.")
    MEMBER,
    @Description("Reads, without the contact details of people. Sees all accounts, or only owned ones: see "
            + "`setMemberVisibility`.")
    READER,
    @Description("Employee of the customer: sees the commitments between the customer and the workspace, and "
            + "nothing else.")
    PORTAL;

    /** Scopes of the role. */
    Set<AccessScope> scopes() {
        return switch (this) {
            case ADMIN -> Set.of(AccessScope.values());
            case MANAGER ->
                Set.of(
                        AccessScope.READ,
                        AccessScope.WRITE,
                        AccessScope.ON_BEHALF,
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

    /** Whether the role can be limited to owned accounts. */
    boolean isOfAMember() {
        return this == MEMBER || this == READER;
    }
}
