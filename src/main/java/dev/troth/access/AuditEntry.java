package dev.troth.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Request to change something or to read a guarded field, or call of a tool by an assistant. The facts show"
        + " whether the change was made.")
public record AuditEntry(
        @Ignore @JsonIgnore UUID uuid,
        @Description("Time of the request.") @NonNull Instant occurredAt,

        @Description("Name of the key, ref of the member, or `local` if authentication is off.") @NonNull
        String caller,

        @Id
        @Description("Id of the API key or access grant, which no name can imitate. Null if authentication is off.")
        @Nullable
        String callerId,

        @Description("Ref of the member who called. Null if the caller is not a member.") @Nullable
        String member,

        @Description("IP address of the client.") @NonNull String address,

        @Description("Id of the request, as in its response and in the server log.") @NonNull
        String requestId,

        @Description(
                "Names of the mutations, `query`, or method and path of a request outside GraphQL. For an assistant,"
                        + " after the name of the tool, such as `tool brief: query`.")
        @NonNull
        String operation,

        @Description("Objects and values of the operation, as mutation.field=value or parameter=value. No free "
                + "text, and hashes instead of e-mail addresses.")
        @NonNull
        List<@NonNull String> arguments,

        @Description("Guarded fields that were requested.") @NonNull
        List<@NonNull String> guarded,

        @Description("Whether the caller was not allowed to send the request, which was not executed.") @NonNull
        Boolean refused)
        implements Node {
    static final String PREFIX = "aud";

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; sorts by time.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
