package dev.troth.graphql.engine;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.FieldDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.ClassloadingService;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Data fetcher of a field that is a property of its source object. Reads by reflection and not by a method handle, because a
 * native executable interprets method handles.
 */
final class PropertyFetcher<T> extends FieldDataFetcher<T> implements FormattingFetcher {
    private final Field field;
    private final Reference owner;
    private final FieldHelper helper;
    private volatile @Nullable Member access;

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
        Member known = access;
        if (known == null) {
            known = access();
            access = known;
        }
        return known instanceof Method method
                ? Invocation.of(method, object)
                : ((java.lang.reflect.Field) known).get(object);
    }

    @Override
    public @Nullable Object transformed(Object value) throws AbstractDataFetcherException {
        return helper.transformOrAdaptResponse(value, null);
    }

    @Override
    public boolean hasFormat() {
        return field.hasTransformation();
    }

    private Member access() throws ReflectiveOperationException {
        Class<?> type = ClassloadingService.get().loadClass(owner.getClassName());
        if (field.getMethodName() == null) {
            java.lang.reflect.Field found = type.getField(field.getPropertyName());
            found.setAccessible(true); // Without the check of access at each call.
            return found;
        }
        Method found = type.getMethod(field.getMethodName());
        found.setAccessible(true);
        return found;
    }
}
