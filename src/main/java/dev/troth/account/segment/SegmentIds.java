package dev.troth.account.segment;

import dev.troth.platform.GlobalId;
import java.util.UUID;

/** Converts between internal and global ids of segments, for classes that store them. */
public final class SegmentIds {
    private SegmentIds() {}

    /** Returns the global id. */
    public static String text(UUID segment) {
        return new GlobalId(SegmentStore.PREFIX, segment).toString();
    }

    /**
     * Returns the internal id.
     *
     * @throws dev.troth.platform.Refusal if it is not an id of a segment
     */
    public static UUID parse(String id) {
        return GlobalId.parse(SegmentStore.PREFIX, id);
    }
}
