package dev.troth.ledger;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds names that facts may refer to and that are not refs of subjects, such as departments and playbooks. */
public interface ReferenceResolver {
    /** Kind of the references. */
    String kind();

    /**
     * Returns the existing names, in canonical form.
     *
     * @param account account of the fact that refers to the name; null for facts without one
     */
    Set<String> names(@Nullable UUID account);
}
