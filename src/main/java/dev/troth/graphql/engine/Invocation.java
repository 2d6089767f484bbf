package dev.troth.graphql.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Call of a method by reflection. */
final class Invocation {
    private Invocation() {}

    /** Calls a method and throws what it throws. */
    static @Nullable Object of(Method method, Object object, @Nullable Object... parameters) throws Exception {
        try {
            return method.invoke(object, parameters);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case Exception cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
