package dev.troth.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mention of another thing.
 *
 * @param field where it is mentioned
 * @param kind of which kind the thing is
 */
public record Reference(String field, String kind, String ref) {

    /** The mentions in a list of refs. */
    public static Stream<Reference> each(String field, String kind, @Nullable List<String> refs) {
        return refs == null ? Stream.of() : refs.stream().map(ref -> new Reference(field, kind, ref));
    }

    /** The mention of one ref, if there is one. */
    public static Stream<Reference> one(String field, String kind, @Nullable String ref) {
        return ref == null ? Stream.of() : Stream.of(new Reference(field, kind, ref));
    }
}
