package dev.troth.account.segment;

import dev.troth.platform.GlobalId;
import java.util.UUID;

/** Ids of segments, for those who keep them. */
public final class SegmentIds {
    private SegmentIds() {}

    /** The id that callers see. */
    public static String text(UUID segment) {
        return new GlobalId(SegmentStore.PREFIX, segment).toString();
    }

    /** @throws dev.troth.platform.Refusal if it is no id of a segment */
    public static UUID parse(String id) {
        return GlobalId.parse(SegmentStore.PREFIX, id);
    }
}
