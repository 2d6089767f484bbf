package dev.troth.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description(
        "That somebody asked for something: to change it, or to see what is guarded. Whether it was done, the facts say.")
public record AuditEntry(
        @Ignore @JsonIgnore UUID uuid,
        @Description("When.") @NonNull Instant occurredAt,

        @Description("Who: the name of the key, the member, or `local` where nobody has to sign in.") @NonNull
        String caller,

        @Description("Which of our people; null when it was none.") @Nullable
        String member,

        @Description("From which address.") @NonNull String address,

        @Description("Of the request, as it stands in its answer and in the log.") @NonNull
        String requestId,

        @Description("The mutations, `query`, or the way in that is not GraphQL.") @NonNull
        String operation,

        @Description("Which guarded fields were asked for.") @NonNull
        List<@NonNull String> guarded)
        implements Node {
    static final String PREFIX = "aud";

    @Override
    @Id
    @NonNull
    @Description("Opaque id; later ones are greater.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
