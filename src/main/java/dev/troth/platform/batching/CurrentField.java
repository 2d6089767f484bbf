package dev.troth.platform.batching;

import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** The GraphQL field that is being resolved on this thread, with its arguments and selection. */
public final class CurrentField {
    private static final ScopedValue<CurrentField> CURRENT = ScopedValue.newInstance();

    private final String name;
    private final Map<String, Object> arguments;
    private final Selection selection;
    private final Supplier<List<CurrentField>> siblings;
    private final boolean beneathList;

    /**
     * @param beneathList whether a field above it is a list of objects
     * @param siblings other fields selected on the same objects
     */
    public CurrentField(
            String name,
            Map<String, Object> arguments,
            Selection selection,
            boolean beneathList,
            Supplier<List<CurrentField>> siblings) {
        this.name = name;
        this.arguments = arguments;
        this.selection = selection;
        this.beneathList = beneathList;
        this.siblings = siblings;
    }

    /** A field that graphql-java resolves, without selection and siblings. */
    public static CurrentField of(DataFetchingEnvironment environment) {
        return new CurrentField(
                environment.getField().getName(),
                environment.getArguments(),
                Selection.EVERYTHING,
                isInList(environment.getExecutionStepInfo().getPath()),
                List::of);
    }

    private static boolean isInList(ResultPath path) {
        for (ResultPath above = path; above != null; above = above.getParent()) {
            if (above.isListSegment()) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalStateException outside of a field */
    public static CurrentField get() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("No GraphQL field is being resolved on this thread."));
    }

    /** Selection of the current field; everything if it is unknown. */
    public static Selection selectionOrAll() {
        return CURRENT.isBound() ? CURRENT.get().selection : Selection.EVERYTHING;
    }

    /** Whether a field above the current one is a list of objects; false outside of a field. */
    public static boolean isBeneathList() {
        return CURRENT.isBound() && CURRENT.get().beneathList;
    }

    /** Whether a field above this one is a list of objects. */
    public boolean beneathList() {
        return beneathList;
    }

    /** Name of the field in the schema. */
    public String name() {
        return name;
    }

    /** Arguments after coercion; omitted arguments are absent. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    /** Returns an argument that is an input object; empty if it is absent. */
    @SuppressWarnings("unchecked") // The schema declares the argument as an input object.
    public Map<String, Object> object(String argument) {
        return (Map<String, Object>) Objects.requireNonNullElse(arguments.get(argument), Map.of());
    }

    /** Selection of the field. */
    public Selection selection() {
        return selection;
    }

    /**
     * Other fields selected on the same objects, as far as methods resolve them; their data can be read in the same
     * round trip.
     */
    public List<CurrentField> siblings() {
        return siblings.get();
    }

    /** Resolves the field. */
    public <T> T resolve(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }
}
