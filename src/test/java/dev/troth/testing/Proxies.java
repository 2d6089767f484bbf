package dev.troth.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Interfaces of which a test needs few methods. */
public final class Proxies {
    private Proxies() {}

    /** Returns an instance whose methods are answered by the handler, except those of {@link Object}. */
    public static <T> T of(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> type.getSimpleName();
                    default -> answers.invoke(self, method, arguments);
                }));
    }
}
