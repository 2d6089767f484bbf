package dev.troth.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Subject of facts, for example a commitment, a stakeholder or a touchpoint (the aggregate of event sourcing).
 *
 * @param id id of the fact about it that was recorded first, so it never changes
 */
public record Subject(
        UUID id, String kind, String ref, @Nullable UUID accountId) {}
