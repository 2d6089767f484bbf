package dev.troth.platform;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The field of the schema that is being resolved on this thread: what its caller gave, and what is wanted of it. */
public final class CurrentField {
    private static final ScopedValue<CurrentField> CURRENT = ScopedValue.newInstance();

    private final String name;
    private final Map<String, Object> arguments;
    private final Selection selection;
    private final Supplier<List<CurrentField>> siblings;

    /** @param siblings the other fields that the same objects are asked for */
    public CurrentField(
            String name, Map<String, Object> arguments, Selection selection, Supplier<List<CurrentField>> siblings) {
        this.name = name;
        this.arguments = arguments;
        this.selection = selection;
        this.siblings = siblings;
    }

    /** A field of which nothing else is known. */
    public static CurrentField alone(String name, Map<String, Object> arguments) {
        return new CurrentField(name, arguments, Selection.EVERYTHING, List::of);
    }

    /** @throws IllegalStateException outside of a field */
    public static CurrentField get() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("No field is being resolved."));
    }

    /** What is wanted of the value of the field that is being resolved; everything where that is not known. */
    public static Selection selectionOrAll() {
        return CURRENT.isBound() ? CURRENT.get().selection : Selection.EVERYTHING;
    }

    /** Its name in the schema. */
    public String name() {
        return name;
    }

    /** The arguments as the schema took them; what was left out is not there. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    /** An argument that is an object; empty when it is absent. */
    @SuppressWarnings("unchecked") // the schema made it an input object
    public Map<String, Object> object(String argument) {
        return (Map<String, Object>) Objects.requireNonNullElse(arguments.get(argument), Map.of());
    }

    /** What is wanted of its value. */
    public Selection selection() {
        return selection;
    }

    /** The other fields that the same objects are asked for, as far as methods give them: what they need can be read along. */
    public List<CurrentField> siblings() {
        return siblings.get();
    }

    /** Resolves the field. */
    public <T> T resolve(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }
}
