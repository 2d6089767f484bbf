package dev.troth.ledger;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reference to another subject.
 *
 * @param field path of the field that holds the reference, such as {@code madeTo.0}
 * @param kind kind of the referenced subject
 */
public record Reference(String field, String kind, String ref) {

    /** Returns the references in a list of refs; the path of each ends with its number, counted from 0. */
    public static Stream<Reference> each(String field, String kind, @Nullable List<String> refs) {
        return refs == null
                ? Stream.of()
                : IntStream.range(0, refs.size()).mapToObj(i -> new Reference(field + "." + i, kind, refs.get(i)));
    }

    /** Returns the name of the field of the body that contains the reference. */
    public String root() {
        return field.split("\\.", 2)[0];
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
