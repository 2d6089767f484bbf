package dev.troth.graphql.engine;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.FieldDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Data fetcher of a field that is a property of its source object. */
final class PropertyFetcher<T> extends FieldDataFetcher<T> implements FormattingFetcher {
    private static final MethodType OBJECT_TO_OBJECT = MethodType.methodType(Object.class, Object.class);

    private final Field field;
    private final Reference owner;
    private final FieldHelper helper;
    private volatile @Nullable MethodHandle access;

    PropertyFetcher(Field field, Type type, Reference owner) {
        super(field, type, owner);
        this.field = field;
        this.owner = owner;
        this.helper = new FieldHelper(field);
    }

    /** Called by graphql-java. Avoids the context that SmallRye would create for every value. */
    @Override
    @SuppressWarnings("unchecked") // The schema was derived from the return type of the method.
    public @Nullable T get(DataFetchingEnvironment environment) throws Exception {
        Object value = read(Objects.requireNonNull(environment.getSource()));
        return value == null ? null : (T) helper.transformOrAdaptResponse(value, environment);
    }

    /** Returns the value of the property. */
    @Nullable
    Object read(Object object) throws Exception {
        MethodHandle handle = access;
        if (handle == null) {
            handle = handle();
            access = handle;
        }
        try {
            return (Object) handle.invokeExact(object);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Object transformed(Object value) throws AbstractDataFetcherException {
        return helper.transformOrAdaptResponse(value, null);
    }

    @Override
    public boolean hasFormat() {
        return field.hasTransformation();
    }

    private MethodHandle handle() throws ReflectiveOperationException {
        Class<?> type = ClassloadingService.get().loadClass(owner.getClassName());
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle found = field.getMethodName() == null
                ? lookup.unreflectGetter(type.getField(field.getPropertyName()))
                : lookup.unreflect(type.getMethod(field.getMethodName()));
        return found.asType(OBJECT_TO_OBJECT);
    }
}
