package dev.troth.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who reads something for all accounts of a cohort when a field asks for it, and can share the way to the
 * database with others who are asked at the same time.
 */
public interface ReadAlong {
    /**
     * What is still to be read for a field.
     *
     * @param field of accounts
     * @return empty when the field is not for this reader, makes no sense, or everything is there
     */
    Optional<Reading> reading(CurrentField field, Cohort<? extends Row> accounts);

    /** A statement, and what becomes of its rows. */
    interface Reading extends Database.Visitor {
        String sql();

        @Nullable
        Object[] parameters();

        /** All rows were visited. */
        void done();
    }
}
