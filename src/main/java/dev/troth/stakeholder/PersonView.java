package dev.troth.stakeholder;

import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a person. */
@Name("Person")
@Description("Person: one record per human, however many accounts know them. The only type with personal data.")
public record PersonView(
        @Ignore UUID uuid,

        @NonNull @Description("Ref of the person (caller's own key).")
        String ref,

        @NonNull @Description("Name.") String name,
        @Description("Email address.") @Nullable String email,
        @Description("Phone number.") @Nullable String phone,

        @Description("IANA time zone, for example Europe/Berlin.") @Nullable
        String timeZone)
        implements Node {
    static final String PREFIX = "per";

    static PersonView of(PersonRow row) {
        return new PersonView(row.id(), row.ref(), row.name(), row.email(), row.phone(), row.timeZone());
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
