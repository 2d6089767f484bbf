package dev.troth.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the facts about one kind of thing fold into the thing, and where the outcome is kept.
 *
 * @param <T> the thing
 */
public interface Book<T> {
    /** The kind of thing. */
    String kind();

    /**
     * What the thing is after one more fact; null when the fact makes none. Pure.
     *
     * @param before null before the first fact
     * @throws dev.troth.platform.Refusal if the fact makes no sense now
     */
    @Nullable
    T apply(Subject subject, @Nullable T before, Fact fact);

    /** Keeps what came out. */
    void store(List<Change<T>> changes);

    /**
     * What a thing has become.
     *
     * @param thing null when no fact about it is left
     * @param isNew whether nothing was known of it before
     * @param version how many facts there are about it
     */
    record Change<T>(Subject subject, @Nullable T thing, boolean isNew, int version) {}

    /** What the facts about one thing make of it; null when there are none. */
    default @Nullable T fold(Subject subject, List<Fact> facts) {
        T thing = null;
        for (Fact fact : facts) {
            thing = apply(subject, thing, fact);
        }
        return thing;
    }
}
