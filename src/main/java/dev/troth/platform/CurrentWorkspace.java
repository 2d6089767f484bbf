package dev.troth.platform;

import java.util.Optional;
import java.util.UUID;

/** The workspace that the caller belongs to, and how much they see of it. Every query names it. Decided by {@code access}. */
public interface CurrentWorkspace {
    /** What is worked for; none where work is done that belongs to nobody. */
    Optional<View> view();

    /** @throws IllegalStateException where work is done that belongs to nobody */
    default UUID id() {
        return some().workspace();
    }

    /** @throws IllegalStateException where work is done that belongs to nobody */
    default View some() {
        return view().orElseThrow(() -> new IllegalStateException("Nobody said for which workspace this is done."));
    }
}
