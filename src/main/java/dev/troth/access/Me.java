package dev.troth.access;

import dev.troth.platform.guard.AccessScope;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Whoever asks, and what they may do: show only what they can use.")
public record Me(
        @Description("The name of the key, the member, or `local` where nobody has to sign in.") @NonNull
        String name,

        @Description("Which of our people; null for none.") @Nullable
        String member,

        @Description("What they may do.") @NonNull List<@NonNull AccessScope> scopes,

        @Description("Whether they see only the accounts that they look after.") @NonNull
        Boolean ownAccountsOnly,

        @Description("Ref of the only account that they see, through the portal; null for all others.") @Nullable
        String account) {}
