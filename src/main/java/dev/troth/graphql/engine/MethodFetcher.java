package dev.troth.graphql.engine;

import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.common.FailedEntry;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.execution.datafetcher.DefaultDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data fetcher of a field that is resolved by a method of an API class. */
final class MethodFetcher<K, T> extends DefaultDataFetcher<K, T> implements FormattingFetcher {
    private static final int NONE = -1;

    private final int source;
    private volatile @Nullable Bound bound;

    /** A method and its bean, which is application scoped. */
    private record Bound(Object api, Method method) {}

    MethodFetcher(Operation operation, Type type) {
        super(operation, type);
        int found = NONE;
        for (int i = 0; i < operation.getArguments().size(); i++) {
            found = operation.getArguments().get(i).isSourceArgument() ? i : found;
        }
        this.source = found;
    }

    /** Called by graphql-java. */
    @Override
    public T get(DataFetchingEnvironment environment) throws Exception {
        return CurrentField.of(environment).resolve(() -> withFailedEntries(super.get(environment), environment));
    }

    /** Reports failed entries of a list as errors at their places, as the execution by plans does. */
    @SuppressWarnings("unchecked") // A result of graphql-java stands for its data.
    private static <T> T withFailedEntries(T found, DataFetchingEnvironment environment) {
        if (!(found instanceof DataFetcherResult<?> result)
                || !(result.getData() instanceof List<?> entries)
                || entries.stream().noneMatch(FailedEntry.class::isInstance)) {
            return found;
        }
        List<@Nullable Object> data = new ArrayList<>();
        List<GraphQLError> errors = new ArrayList<>(result.getErrors());
        ResultPath path = environment.getExecutionStepInfo().getPath();
        for (Object entry : entries) {
            if (entry instanceof FailedEntry failed) {
                errors.add(new ExceptionWhileDataFetching(
                        path.segment(data.size()),
                        failed.reason(),
                        environment.getField().getSourceLocation()));
                data.add(null);
            } else {
                data.add(entry);
            }
        }
        return (T) DataFetcherResult.newResult().data(data).errors(errors).build();
    }

    /**
     * Converts the arguments to the parameters of the method, without the source object.
     *
     * @throws AbstractDataFetcherException if an argument is not valid for its parameter
     */
    Object[] parameters(Map<String, Object> arguments) throws AbstractDataFetcherException {
        DataFetchingEnvironment environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                .arguments(arguments)
                .build();
        List<Object> parameters = argumentHelper.getArguments(environment);
        return parameters.toArray();
    }

    /** Calls the method for a source object. */
    @Nullable
    Object call(Object[] parameters, @Nullable Object object) throws Exception {
        @Nullable Object[] all = parameters;
        if (source != NONE) {
            all = parameters.clone();
            all[source] = object;
        }
        Bound known = bound;
        if (known == null) {
            known = bound();
            bound = known;
        }
        return Invocation.of(known.method, known.api, all);
    }

    private Bound bound() {
        Method method = operationInvoker.getMethod();
        method.setAccessible(true); // Without the check of access at each call.
        return new Bound(Arc.container().instance(method.getDeclaringClass()).get(), method);
    }

    @Override
    public @Nullable Object transformed(Object value) throws AbstractDataFetcherException {
        return fieldHelper.transformOrAdaptResponse(value, null);
    }

    @Override
    public boolean hasFormat() {
        return operation.hasTransformation();
    }
}
