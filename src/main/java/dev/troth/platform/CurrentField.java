package dev.troth.platform;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * The field of the schema that is being resolved on this thread: what its caller gave, and what is wanted of it.
 *
 * @param arguments as the schema took them; what was left out is not there
 */
public record CurrentField(Map<String, Object> arguments, Selection selection) {
    private static final ScopedValue<CurrentField> CURRENT = ScopedValue.newInstance();

    /** @throws IllegalStateException outside of a field */
    public static CurrentField get() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("No field is being resolved."));
    }

    /** An argument that is an object; empty when it is absent. */
    @SuppressWarnings("unchecked") // the schema made it an input object
    public Map<String, Object> object(String argument) {
        return (Map<String, Object>) Objects.requireNonNullElse(arguments.get(argument), Map.of());
    }

    /** Resolves the field. */
    public <T> T resolve(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }
}
