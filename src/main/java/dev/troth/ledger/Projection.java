package dev.troth.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Projection of one kind of subject: folds its facts into a state and stores the result.
 *
 * @param <T> state of the subject
 */
public interface Projection<T> {
    /** Kind of subject. */
    String kind();

    /**
     * Returns the state of the subject after one more fact, or null if the fact leaves no state. A pure function.
     *
     * @param before null before the first fact
     * @throws dev.troth.platform.common.RejectedException if the fact is not valid in this state
     */
    @Nullable
    T apply(Subject subject, @Nullable T before, Fact fact);

    /** Stores the changed states. */
    void store(List<Change<T>> changes);

    /**
     * New state of a subject.
     *
     * @param thing null when no fact about the subject is left
     * @param isNew whether the subject had no facts before
     * @param version number of facts about the subject
     */
    record Change<T>(Subject subject, @Nullable T thing, boolean isNew, int version) {}

    /** Folds all facts about one subject. Returns null if there are none. */
    default @Nullable T fold(Subject subject, List<Fact> facts) {
        T thing = null;
        for (Fact fact : facts) {
            thing = apply(subject, thing, fact);
        }
        return thing;
    }
}
