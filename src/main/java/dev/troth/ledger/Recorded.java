package dev.troth.ledger;

import dev.troth.platform.Moment;
import dev.troth.platform.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mutation.
 *
 * @param fact the fact that is in the ledger now; null when there are errors
 * @param errors why nothing was written; empty when something was
 * @param replayed whether it was written by an earlier request
 * @param moment from where the answer looks: the record as that request left it
 */
public record Recorded(@Nullable Fact fact, List<UserError> errors, boolean replayed, Moment moment) {}
