package dev.troth.graphql.engine;

import dev.troth.graphql.engine.Plan.Leaf;
import dev.troth.graphql.engine.Plan.ListOf;
import dev.troth.graphql.engine.Plan.OfAny;
import dev.troth.graphql.engine.Plan.OfObject;
import dev.troth.graphql.engine.Plan.PlannedField;
import dev.troth.graphql.engine.Plan.Required;
import dev.troth.graphql.engine.Plan.Shape;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.batching.FieldFetcher;
import dev.troth.platform.batching.ValueFetcher;
import dev.troth.platform.common.FailedEntry;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.list.LinkFetcher;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLSchema;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One execution of a plan: one request, one thread, depth first. */
// Messages of graphql-java about arguments, found by name.
@RegisterResourceBundle(bundleName = "i18n.General")
final class PlanExecution {
    private static final Object ROOT = new Object();

    /** Maximum size of a response, in bytes. */
    private static final int MOST_BYTES = 1 << 24;

    /** An error takes more memory than a value. */
    private static final int BYTES_OF_AN_ERROR = 500;

    private final GraphQLSchema schema;
    private final CoercedVariables variables;
    private final QueryEngine.Errors errors;
    private final long end;
    private final JsonBuffer json;
    private final List<GraphQLError> told = new ArrayList<>();
    private final @Nullable Call[] calls;

    /** Current path in the response: keys and list indexes. */
    private @Nullable Object[] path = new @Nullable Object[32];

    private int depth;

    /** Batch of the innermost record that is being written. */
    private @Nullable BatchContext<? extends Row> enclosing;

    /**
     * Arguments of a field, coerced once for all objects that have the field.
     *
     * @param parsed arguments in the form that the data fetcher takes; null if it takes the field
     */
    private record Call(CurrentField field, @Nullable Object parsed) {}

    /** @param end deadline, by {@link System#nanoTime()} */
    PlanExecution(GraphQLSchema schema, Plan plan, CoercedVariables variables, QueryEngine.Errors errors, long end) {
        this.schema = schema;
        this.variables = variables;
        this.errors = errors;
        this.end = end;
        this.json = new JsonBuffer(plan.usualLength());
        this.calls = new @Nullable Call[plan.fields()];
    }

    List<GraphQLError> errors() {
        return told;
    }

    /**
     * Returns the data of the response.
     *
     * @throws TakesTooLong if the time limit is exceeded
     * @throws ResponseTooLargeException if the response exceeds its maximum size
     */
    JsonBuffer data(OfObject asked) {
        if (!object(asked, ROOT)) {
            json.backTo(0);
            json.nothing();
        }
        return json;
    }

    /** Writes an object. Returns false if a non-null value was null, which makes the enclosing object null. */
    private boolean object(OfObject asked, Object object) {
        if (System.nanoTime() > end) {
            throw new TakesTooLong();
        }
        if (json.place() + BYTES_OF_AN_ERROR * told.size() > MOST_BYTES) {
            throw new ResponseTooLargeException();
        }
        BatchContext<? extends Row> around = enclosing;
        enclosing = object instanceof EntityView record ? record.batch() : around;
        try {
            return fields(asked, object);
        } finally {
            enclosing = around;
        }
    }

    private boolean fields(OfObject asked, Object object) {
        json.raw('{');
        boolean first = true;
        for (PlannedField field : asked.fields()) {
            if (!first) {
                json.raw(',');
            }
            first = false;
            json.raw(field.opening());
            if (!field(asked, field, object)) {
                return false;
            }
        }
        json.raw('}');
        return true;
    }

    private boolean field(OfObject parent, PlannedField field, Object object) {
        int level = depth;
        int before = json.place();
        enter(field.key());
        boolean written;
        try {
            written = value(field.shape(), value(parent, field, object), field);
        } catch (TakesTooLong | ResponseTooLargeException end) {
            throw end;
        } catch (Exception e) {
            told.add(errors.ofException(e, place(), field.asked()));
            json.backTo(before);
            json.nothing();
            written = !(field.shape() instanceof Required);
        }
        depth = level;
        return written;
    }

    private @Nullable Object value(OfObject parent, PlannedField field, Object object) throws Exception {
        return switch (field.fetcher()) {
            case null -> parent.type();
            case PropertyFetcher<?> property -> property.read(object);
            case ValueFetcher<?> value -> read(value, object);
            case MethodFetcher<?, ?> method -> {
                Call call = call(parent, field);
                yield call.field.resolve(() -> method.call((Object[]) Objects.requireNonNull(call.parsed), object));
            }
            case FieldFetcher<?> own -> fetch(own, call(parent, field), object);
            case DataFetcher<?> other -> {
                CurrentField current = call(parent, field).field;
                DataFetchingEnvironment environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                        .source(object)
                        .arguments(current.arguments())
                        .fieldDefinition(field.definition())
                        .graphQLSchema(schema)
                        .build();
                yield current.resolve(() -> other.get(environment));
            }
        };
    }

    @SuppressWarnings("unchecked") // The schema declares the field on the type of the object.
    private static <S> @Nullable Object read(ValueFetcher<S> fetcher, Object object) {
        return fetcher.read((S) object);
    }

    @SuppressWarnings("unchecked") // The arguments were parsed by the same fetcher.
    private <A> @Nullable Object fetch(FieldFetcher<A> fetcher, Call call, Object object) {
        return fetcher.fetch(object, enclosing, (A) Objects.requireNonNull(call.parsed), call.field);
    }

    private Call call(OfObject parent, PlannedField field) throws Exception {
        Call known = calls[field.number()];
        if (known == null) {
            Map<String, Object> arguments = ValuesResolver.getArgumentValues(
                    schema.getCodeRegistry(),
                    field.definition().getArguments(),
                    field.asked().getArguments(),
                    variables,
                    GraphQLContext.getDefault(),
                    Locale.ROOT);
            CurrentField current = new CurrentField(
                    field.definition().getName(),
                    arguments,
                    field.selection(),
                    field.beneathList(),
                    () -> siblings(parent, field));
            known = new Call(current, parsed(field, current));
            calls[field.number()] = known;
        }
        return known;
    }

    private static @Nullable Object parsed(PlannedField field, CurrentField current) throws Exception {
        return switch (field.fetcher()) {
            case MethodFetcher<?, ?> method -> method.parameters(current.arguments());
            case FieldFetcher<?> own -> own.arguments(current);
            case null, default -> null;
        };
    }

    private List<CurrentField> siblings(OfObject parent, PlannedField field) {
        List<CurrentField> siblings = new ArrayList<>();
        for (PlannedField other : parent.fields()) {
            if (other.number() != field.number()
                    && (other.fetcher() instanceof MethodFetcher<?, ?> || other.fetcher() instanceof FieldFetcher<?>)) {
                try {
                    siblings.add(call(parent, other).field);
                } catch (Exception e) {
                    // The error is reported when that field is resolved.
                }
            }
        }
        return siblings;
    }

    private boolean value(Shape shape, @Nullable Object value, PlannedField field) throws Exception {
        if (shape instanceof Required required) {
            if (value == null) {
                told.add(errors.ofMissing(place(), field.asked()));
                return false;
            }
            return present(required.value(), value, field);
        }
        if (value == null) {
            json.nothing();
            return true;
        }
        if (value instanceof FailedEntry failed) {
            told.add(errors.ofException(failed.reason(), place(), field.asked()));
            json.nothing();
            return true;
        }
        int before = json.place();
        int level = depth;
        if (!present(shape, value, field)) {
            json.backTo(before);
            depth = level;
            json.nothing();
        }
        return true;
    }

    private boolean present(Shape shape, Object value, PlannedField field) throws Exception {
        return switch (shape) {
            case Leaf leaf -> {
                leaf.writer().write(json, value);
                yield true;
            }
            case OfObject object -> object(object, value);
            case ListOf list -> list(list.entry(), value, field);
            case OfAny any -> object(any.type().apply(value), value);
            case Required required -> throw new IllegalStateException("A non-null shape was not unwrapped.");
        };
    }

    private boolean list(Shape entry, Object value, PlannedField field) throws Exception {
        Iterable<?> all = value instanceof Object[] array ? Arrays.asList(array) : (Iterable<?>) value;
        BatchContext<? extends Row> around = enclosing;
        if (around == null && hasLinks(entry)) {
            enclosing = LinkFetcher.batchOf(all);
        }
        try {
            return entries(entry, all, field);
        } finally {
            enclosing = around;
        }
    }

    private static boolean hasLinks(Shape entry) {
        return switch (entry) {
            case Required required -> hasLinks(required.value());
            case OfObject object ->
                Arrays.stream(object.fields()).anyMatch(asked -> asked.fetcher() instanceof LinkFetcher);
            default -> false;
        };
    }

    private boolean entries(Shape entry, Iterable<?> all, PlannedField field) throws Exception {
        json.raw('[');
        int level = depth;
        int index = 0;
        for (Object one : all) {
            if (index > 0) {
                json.raw(',');
            }
            enter(index++);
            if (!value(entry, one, field)) {
                return false;
            }
            depth = level;
        }
        json.raw(']');
        return true;
    }

    private void enter(Object step) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, 2 * depth);
        }
        path[depth++] = step;
    }

    private List<Object> place() {
        return Arrays.stream(path, 0, depth).map(Objects::requireNonNull).toList();
    }

    /** The request exceeded its time limit. */
    static final class TakesTooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TakesTooLong() {
            super("Time limit exceeded", null, false, false);
        }
    }
}
