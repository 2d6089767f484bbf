package dev.troth.platform;

import java.util.UUID;

/** The workspace that the caller belongs to. Every query names it. Decided by {@code access}. */
public interface CurrentWorkspace {
    UUID id();
}
