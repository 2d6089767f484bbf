package dev.troth.access;

import dev.troth.platform.MutationPayload;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
import dev.troth.platform.guard.AccessScope;
import dev.troth.platform.list.ListRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Keys in the schema. */
@GraphQLApi
public class ApiKeyApi {
    private final ApiKeys keys;
    private final Clock clock;

    ApiKeyApi(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("The keys of the workspace, the newest first. Needs the scope ADMIN.")
    public List<@NonNull ApiKey> apiKeys(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first) {
        return keys.newest(ListRequest.first(first));
    }

    @Mutation
    @NonNull
    @Description("Makes a key. Its secret is in the answer, and nowhere else from then on. Needs the scope ADMIN.")
    public CreateApiKeyPayload createApiKey(@NonNull CreateApiKeyInput input) {
        return UserError.told(
                () -> {
                    Require.ref("name", input.name);
                    if (input.scopes.isEmpty()) {
                        throw Refusal.invalid("scopes", "A key without scopes may do nothing. Maybe READ?");
                    }
                    if (input.expiresAt != null && !input.expiresAt.isAfter(clock.instant())) {
                        throw Refusal.invalid("expiresAt", "expiresAt is %s, which is over.", input.expiresAt);
                    }
                    return keys.create(input.name, EnumSet.copyOf(input.scopes), input.expiresAt);
                },
                (made, errors) -> made == null
                        ? new CreateApiKeyPayload(null, null, errors)
                        : new CreateApiKeyPayload(made.key(), made.secret(), errors));
    }

    @Mutation
    @NonNull
    @Description(
            "Revokes a key. Within a few seconds it is of no use any more, and its sockets are closed at their next ping. "
                    + "Needs the scope ADMIN.")
    public ApiKeyPayload revokeApiKey(@NonNull RevokeApiKeyInput input) {
        return UserError.told(() -> keys.revoke(input.id), ApiKeyPayload::new);
    }

    @Description("A key to make.")
    @Input("CreateApiKeyInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class CreateApiKeyInput {
        @Description("What it is to be called: who uses it.")
        @NonNull
        public String name;

        @Description("What it may do.")
        @NonNull
        public List<@NonNull AccessScope> scopes;

        @Description("From when it is of no use any more; never when absent.")
        public @Nullable Instant expiresAt;
    }

    @Description("A key to revoke.")
    @Input("RevokeApiKeyInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RevokeApiKeyInput {
        @Description("Its id.")
        @Id
        @NonNull
        public String id;
    }

    @Description("What became of a key that was to be made.")
    public record CreateApiKeyPayload(
            @Description("The key; null when there are errors.") @Nullable
            ApiKey key,

            @Description("Its secret: send it as `Authorization: Bearer …`. Shown this once.") @Nullable
            String secret,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: a secret is shown once.")
        public boolean getReplayed() {
            return false;
        }
    }

    @Description("What became of a mutation of a key.")
    public record ApiKeyPayload(
            @Description("The key as it is now; null when there are errors.") @Nullable
            ApiKey key,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: revoking twice is revoking once.")
        public boolean getReplayed() {
            return false;
        }
    }
}
