package dev.troth.ledger;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a mutation.
 *
 * @param fact the recorded fact; null if there are errors
 * @param errors reasons why nothing was written; empty on success
 * @param replayed whether an earlier request wrote the fact
 * @param moment moment as of which the response is computed: the record as that request left it
 */
public record RecordResult(@Nullable Fact fact, List<UserError> errors, boolean replayed, AsOf moment) {}
