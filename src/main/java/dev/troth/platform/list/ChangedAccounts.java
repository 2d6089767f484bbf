package dev.troth.platform.list;

import dev.troth.platform.common.AsOf;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds accounts with facts that are not visible as of a moment. */
public interface ChangedAccounts {
    /** @param accounts accounts to check; null for all */
    Set<UUID> after(AsOf moment, @Nullable Collection<UUID> accounts);
}
