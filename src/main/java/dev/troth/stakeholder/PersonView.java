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

/** A human as callers see one. */
@Name("Person")
@Description("A human, once, however many accounts know them. The only place for personal data.")
public record PersonView(
        @Ignore UUID uuid,
        @NonNull @Description("Your own key of the person.") String ref,
        @NonNull @Description("What they are called.") String name,
        @Description("E-mail address.") @Nullable String email,
        @Description("Phone number.") @Nullable String phone,

        @Description("IANA time zone, such as Europe/Berlin.") @Nullable
        String timeZone)
        implements Node {
    static final String PREFIX = "per";

    static PersonView of(PersonRow row) {
        return new PersonView(row.id(), row.ref(), row.name(), row.email(), row.phone(), row.timeZone());
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(PREFIX, uuid).toString();
    }
}
