package dev.troth.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The thing that facts are about: a commitment, a stakeholder, a touchpoint.
 *
 * @param id the id of the fact about it that was recorded first, so it never changes
 */
public record Subject(
        UUID id, String kind, String ref, @Nullable UUID accountId) {}
