package dev.troth.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reference to another subject.
 *
 * @param field field that holds the reference
 * @param kind kind of the referenced subject
 */
public record Reference(String field, String kind, String ref) {

    /** Returns the references in a list of refs. */
    public static Stream<Reference> each(String field, String kind, @Nullable List<String> refs) {
        return refs == null ? Stream.of() : refs.stream().map(ref -> new Reference(field, kind, ref));
    }

    /**
     * Returns the references to one ref that must be of a kind, and of a narrower kind, as a goal is an insight; empty if
     * it is null.
     */
    public static Stream<Reference> narrower(String field, String kind, String narrower, @Nullable String ref) {
        return Stream.concat(one(field, kind, ref), one(field, narrower, ref));
    }

    /** Returns the reference to one ref; empty if it is null. */
    public static Stream<Reference> one(String field, String kind, @Nullable String ref) {
        return ref == null ? Stream.of() : Stream.of(new Reference(field, kind, ref));
    }
}
