package dev.troth.graphql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Uses of deprecated parts of the schema, in the schema. */
@GraphQLApi
public class DeprecatedUseApi {
    private final DeprecatedUses uses;
    private final DeprecatedElements elements;

    DeprecatedUseApi(DeprecatedUses uses, DeprecatedElements elements) {
        this.uses = uses;
        this.elements = elements;
    }

    @Query
    @NonNull
    @Description(
            "Deprecated parts of the schema that requests of the workspace use, over any transport, with the clients that use them; "
                    + "sorted by coordinate. Other nodes add their last uses within some seconds of the next one. Requires the "
                    + "scope ADMIN.")
    public List<@NonNull DeprecatedUse> deprecatedUses() {
        Map<String, List<DeprecatedUseClient>> clients = new LinkedHashMap<>();
        uses.all()
                .forEach(counted -> clients.computeIfAbsent(counted.use().element(), element -> new ArrayList<>())
                        .add(DeprecatedUseClient.of(counted)));
        return clients.entrySet().stream()
                .map(one -> new DeprecatedUse(
                        one.getKey(),
                        elements.reasons().get(one.getKey()),
                        sum(one.getValue()),
                        one.getValue().stream()
                                .map(DeprecatedUseClient::lastUsedAt)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        one.getValue()))
                .toList();
    }

    private static int sum(List<DeprecatedUseClient> clients) {
        return number(clients.stream().mapToLong(DeprecatedUseClient::uses).sum());
    }

    private static int number(long uses) {
        return (int) Math.min(uses, Integer.MAX_VALUE);
    }

    @Description("Deprecated part of the schema that requests use.")
    public record DeprecatedUse(
            @Description(
                    "Coordinate, such as `Account.tier`, `Query.account(id:)`, `AccountFilter.tier` or `Tier.GOLD`.")
            @NonNull
            String element,

            @Description(
                    "Reason of the deprecation, with the replacement and the dates. Null once the element is removed.")
            @Nullable
            String reason,

            @Description("Requests that used it, at most 2147483647.")
            int uses,

            @Description("Time of the last use.") @NonNull Instant lastUsedAt,

            @Description(
                    "Clients that use it, the latest first. A workspace has at most 1,000 of them, all elements together; "
                            + "further ones are counted as `(others)`.")
            @NonNull
            List<@NonNull DeprecatedUseClient> clients) {}

    @Description("Client that uses a deprecated part of the schema.")
    public record DeprecatedUseClient(
            @Description(
                    "Value of the header `GraphQL-Client-Name`, `webhook` for the documents of webhooks, `mcp` for the tools of assistants, and `(others)` for "
                            + "clients beyond the maximum. Null for clients without this header.")
            @Nullable
            String name,

            @Description("Value of the header `GraphQL-Client-Version`. Null for clients without it.") @Nullable
            String version,

            @Description("Requests that used it, at most 2147483647.")
            int uses,

            @Description("Time of the first use.") @NonNull Instant firstUsedAt,

            @Description("Time of the last use.") @NonNull Instant lastUsedAt) {

        static DeprecatedUseClient of(DeprecatedUses.Counted counted) {
            ClientIdentity client = counted.use().client();
            return new DeprecatedUseClient(
                    client.name().isEmpty() ? null : client.name(),
                    client.version().isEmpty() ? null : client.version(),
                    number(counted.uses()),
                    counted.first(),
                    counted.last());
        }
    }
}
