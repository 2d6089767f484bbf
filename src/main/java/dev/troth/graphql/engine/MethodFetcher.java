package dev.troth.graphql.engine;

import dev.troth.platform.batching.CurrentField;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.execution.datafetcher.DefaultDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data fetcher of a field that is resolved by a method of an API class. */
final class MethodFetcher<K, T> extends DefaultDataFetcher<K, T> implements FormattingFetcher {
    private static final int NONE = -1;

    private final int source;
    private volatile @Nullable MethodHandle handle;

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
        return CurrentField.alone(operation.getName(), environment.getArguments())
                .resolve(() -> super.get(environment));
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
        MethodHandle known = handle;
        if (known == null) {
            known = handle();
            handle = known;
        }
        try {
            return (Object) known.invokeExact((Object[]) all);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the method handle, bound to the API bean, which is application scoped. */
    private MethodHandle handle() throws IllegalAccessException {
        Method method = operationInvoker.getMethod();
        Object api = Arc.container().instance(method.getDeclaringClass()).get();
        return MethodHandles.publicLookup()
                .unreflect(method)
                .bindTo(api)
                .asSpreader(Object[].class, method.getParameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
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
