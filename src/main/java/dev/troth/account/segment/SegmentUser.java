package dev.troth.account.segment;

import java.util.Set;
import java.util.UUID;

/** Something that works by segments after the request that named them, such as a webhook. */
public interface SegmentUser {
    /** Returns the segments of the workspace that are in use. */
    Set<UUID> usedSegments();
}
