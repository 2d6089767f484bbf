package dev.troth.platform.list;

import dev.troth.platform.Moment;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds accounts with facts that are not visible as of a moment. */
public interface LaterChanges {
    /** @param accounts accounts to check; null for all */
    Set<UUID> after(Moment moment, @Nullable Collection<UUID> accounts);
}
