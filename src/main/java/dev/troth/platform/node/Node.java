package dev.troth.platform.node;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Anything with an id.")
public interface Node {
    @Id
    @NonNull
    @Description("Opaque id; stable, and unique among all records.")
    String getId();
}
