package dev.troth.stakeholder;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A human, once. */
record PersonRow(
        UUID id,
        String ref,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String timeZone) {}
