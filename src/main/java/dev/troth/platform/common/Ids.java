package dev.troth.platform.common;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Generates UUIDs of version 7, which sort by creation time. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
