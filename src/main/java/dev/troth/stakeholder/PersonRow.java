package dev.troth.stakeholder;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person (one row per human). */
// Serialized by Jackson (PersonResource).
@RegisterForReflection
record PersonRow(
        UUID id,
        String ref,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String timeZone) {}
