package dev.troth.platform.common;

import java.io.Serializable;
import java.util.UUID;

/** Primary key of a row, which always includes its workspace. */
public record RowId(UUID workspaceId, UUID id) implements Serializable {}
