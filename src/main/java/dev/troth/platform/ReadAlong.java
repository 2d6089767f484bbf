package dev.troth.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads something for all accounts of a cohort when a field asks for it, and can share the way to the
 * database with others who are asked at the same time.
 */
public interface ReadAlong {
    /**
     * What a field needs.
     *
     * @param field of accounts
     * @return empty when the field is not for this reader, or makes no sense
     */
    Optional<Reading> reading(CurrentField field, Cohort<? extends Row> accounts);

    /** A statement, and what becomes of its rows. */
    interface Reading extends Database.Visitor {
        /** Under what the cohort keeps the outcome; what is there is not read again. */
        Object key();

        String sql();

        @Nullable
        Object[] parameters();

        /** What the rows come to, when all were visited. */
        Object outcome();
    }
}
