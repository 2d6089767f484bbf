package dev.troth.account;

import dev.troth.platform.Moment;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How accounts compare by a score. Implemented where scores are known. */
public interface AccountScores {
    /** The scores of those accounts that have one. */
    Map<UUID, Double> of(AccountOrderField score, Collection<UUID> accounts, Moment moment);
}
