package dev.troth.platform.list;

import dev.troth.platform.Moment;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which accounts know more than can be seen from a moment. */
public interface LaterChanges {
    /** @param accounts of which; of all when null */
    Set<UUID> after(Moment moment, @Nullable Collection<UUID> accounts);
}
