package dev.troth.account.segment;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Segment as returned by the API. */
@Name("Segment")
@Description("Saved filter of accounts. Use its id as `segment` in any filter of accounts.")
public class SegmentView implements Node {
    private final UUID uuid;
    private final String name;
    private final String filter;
    private final int version;
    private final Instant createdAt;

    SegmentView(UUID uuid, String name, String filter, int version, Instant createdAt) {
        this.uuid = uuid;
        this.name = name;
        this.filter = filter;
        this.version = version;
        this.createdAt = createdAt;
    }

    @Ignore
    UUID uuid() {
        return uuid;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return globalId(uuid);
    }

    @NonNull
    @Description("Name, unique in the workspace.")
    public String getName() {
        return name;
    }

    @NonNull
    @Description("Filter, as JSON of an AccountFilter.")
    public String getFilter() {
        return filter;
    }

    @Description("Version of the record; increases with every change. Pass it as `expectedVersion` to detect "
            + "concurrent changes.")
    public int getVersion() {
        return version;
    }

    @NonNull
    @Description("Time at which it was created.")
    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Returns the global id of a segment. */
    public static String globalId(UUID segment) {
        return new GlobalId(SegmentStore.PREFIX, segment).toString();
    }

    /**
     * Returns the internal id of a segment.
     *
     * @throws dev.troth.platform.common.RejectedException if it is not the id of a segment
     */
    public static UUID parseId(String id) {
        return GlobalId.parse(SegmentStore.PREFIX, id);
    }
}
