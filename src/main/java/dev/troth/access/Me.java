package dev.troth.access;

import dev.troth.platform.security.AccessScope;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Caller of the request, with its permissions. Clients can hide what the caller cannot use.")
public record Me(
        @Description("Name of the key, ref of the member, or `local` if authentication is off.") @NonNull
        String name,

        @Description("Ref of the member that the caller is. Null if the caller is not a member.") @Nullable
        String member,

        @Description("Scopes of the caller.") @NonNull List<@NonNull AccessScope> scopes,

        @Description("Whether the caller sees only the accounts that it owns.") @NonNull
        Boolean ownAccountsOnly,

        @Description("Ref of the only account that the caller sees. Null unless the role is PORTAL.") @Nullable
        String account) {}
