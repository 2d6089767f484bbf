package dev.troth.access;

import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.UserError;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.security.AccessScope;
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

/** API keys in the schema. */
@GraphQLApi
public class ApiKeyApi {
    private final ApiKeyStore keys;
    private final Clock clock;

    ApiKeyApi(ApiKeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("API keys of the workspace, revoked ones included, newest first. Requires the scope ADMIN.")
    public List<@NonNull ApiKey> apiKeys(
            @DefaultValue("25") @Description("Number of keys, 1 to 100. Defaults to 25.") @Nullable Integer first) {
        return keys.newest(PageSize.of(first));
    }

    @Mutation
    @NonNull
    @Description("Creates an API key. The secret is only contained in this response. Requires the scope ADMIN.")
    public CreateApiKeyPayload createApiKey(@NonNull CreateApiKeyInput input) {
        return UserError.toPayload(
                () -> {
                    Require.key("name", input.name);
                    if (input.scopes.isEmpty()) {
                        throw RejectedException.invalid("scopes", "scopes must not be empty. Maybe READ?");
                    }
                    if (input.expiresAt != null && !input.expiresAt.isAfter(clock.instant())) {
                        throw RejectedException.invalid(
                                "expiresAt", "expiresAt is %s, which is in the past.", input.expiresAt);
                    }
                    return keys.create(input.name, EnumSet.copyOf(input.scopes), input.expiresAt);
                },
                (made, errors) -> made == null
                        ? new CreateApiKeyPayload(null, null, errors)
                        : new CreateApiKeyPayload(made.key(), made.secret(), errors));
    }

    @Mutation
    @NonNull
    @Description("Revokes an API key. It is rejected within a few seconds, and open sockets are closed at their "
            + "next ping. Requires the scope ADMIN.")
    public ApiKeyPayload revokeApiKey(@NonNull RevokeApiKeyInput input) {
        return UserError.toPayload(() -> keys.revoke(input.id), ApiKeyPayload::new);
    }

    @Description("API key to create.")
    @Input("CreateApiKeyInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class CreateApiKeyInput {
        @Description("Name of the key, usually the system that uses it.")
        @NonNull
        public String name;

        @Description("Scopes to grant to the key.")
        @NonNull
        public List<@NonNull AccessScope> scopes;

        @Description("Time at which the key expires. Defaults to never.")
        public @Nullable Instant expiresAt;
    }

    @Description("API key to revoke.")
    @Input("RevokeApiKeyInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RevokeApiKeyInput {
        @Description("Id of the key.")
        @Id
        @NonNull
        public String id;
    }

    @Description("Result of createApiKey.")
    public record CreateApiKeyPayload(
            @Description("Created key. Null if there are errors.") @Nullable
            ApiKey key,

            @Description("Secret of the key; send it as `Authorization: Bearer …`. Not returned again.") @Nullable
            String secret,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because a secret is returned only once.")
        public boolean getReplayed() {
            return false;
        }
    }

    @Description("Result of a mutation of an API key.")
    public record ApiKeyPayload(
            @Description("API key in its new state. Null if there are errors.") @Nullable
            ApiKey key,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because revoking a key is idempotent.")
        public boolean getReplayed() {
            return false;
        }
    }
}
