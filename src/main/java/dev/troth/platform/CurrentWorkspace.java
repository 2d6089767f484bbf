package dev.troth.platform;

import java.util.Optional;
import java.util.UUID;

/** The workspace that the caller belongs to. Every query names it. Decided by {@code access}. */
public interface CurrentWorkspace {
    UUID id();

    /** Where there is one: none where work is done that belongs to nobody. */
    Optional<UUID> ifAny();
}
