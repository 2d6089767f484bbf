package dev.troth.platform;

import java.io.Serializable;
import java.util.UUID;

/** The key of a row: never without its workspace. */
public record RowId(UUID workspaceId, UUID id) implements Serializable {}
