package dev.troth.platform.node;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Record with a global id.")
public interface Node {
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    String getId();
}
