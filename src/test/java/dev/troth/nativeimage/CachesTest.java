package dev.troth.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Caffeine has a generated class for each combination of settings, and finds it by name: where it is not registered, the
 * native executable fails with "IllegalStateException: PSAMS" when the cache is made.
 *
 * <p>It does not see caches of libraries.
 */
class CachesTest {
    @Test
    void generatedCacheClassesAreRegistered() throws Exception {
        List<Method> factories = factories();
        assertThat(factories).hasSizeGreaterThanOrEqualTo(3);
        for (Method factory : factories) {
            assertThat(notRegistered(newCache(factory), NativeSources.get()))
                    .as(factory + " needs @RegisterForReflection(classNames = …) of these")
                    .isEmpty();
        }
    }

    @Test
    void unregisteredCacheClassIsFound() throws Exception {
        assertThat(notRegistered(Caffeine.newBuilder().weakKeys().softValues().build(), NativeSources.get()))
                .containsExactlyInAnyOrder(
                        "com.github.benmanes.caffeine.cache.WI", "com.github.benmanes.caffeine.cache.FD");
    }

    /** The methods that build caches: static, with at most a size as parameter, so that this test can call them. */
    private static List<Method> factories() {
        Set<JavaCodeUnit> builders = Ours.CLASSES.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Caffeine.class)
                        && call.getTarget().getName().startsWith("build"))
                .map(call -> call.getOrigin())
                .collect(Collectors.toSet());
        List<Method> factories = new ArrayList<>();
        for (JavaCodeUnit builder : builders) {
            Method factory = Stream.of(Ours.load(builder.getOwner()).getDeclaredMethods())
                    .filter(method -> method.getName().equals(builder.getName()))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError(builder.getFullName() + " builds its cache in a static method"));
            assertThat(Modifier.isStatic(factory.getModifiers()))
                    .as(factory + " is static")
                    .isTrue();
            factories.add(factory);
        }
        return factories;
    }

    private static Cache<?, ?> newCache(Method factory) throws ReflectiveOperationException {
        factory.setAccessible(true);
        Object[] sizes = Collections.nCopies(factory.getParameterCount(), 1000L).toArray();
        return (Cache<?, ?>) factory.invoke(null, sizes);
    }

    private static List<String> notRegistered(Cache<?, ?> cache, NativeSources sources)
            throws ReflectiveOperationException {
        Object implementation = cache.asMap();
        Class<?> type = implementation.getClass();
        while (!type.getSimpleName().equals("BoundedLocalCache")) {
            type = type.getSuperclass();
        }
        Field nodes = type.getDeclaredField("nodeFactory");
        nodes.setAccessible(true);
        return Stream.of(implementation, nodes.get(implementation))
                .map(object -> object.getClass().getName())
                .filter(name -> !sources.of(name).isConstructible())
                .toList();
    }
}
