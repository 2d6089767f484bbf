package dev.troth.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.channels.Channel;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Static initialisers run when the native executable is built, and what they leave behind is carried into every process:
 * a random generator with its seed, a time, a thread that does not run, a setting of the machine that built it.
 *
 * <p>It does not see: objects that are behind private classes of the JDK, static state of libraries, and beans that an
 * extension makes while it is built.
 */
class BuildEnvironmentTest {
    private static final List<Class<?>> LIVING = List.of(
            RandomGenerator.class,
            Clock.class,
            Thread.class,
            Executor.class,
            Timer.class,
            Socket.class,
            ServerSocket.class,
            Channel.class,
            Process.class,
            HttpClient.class);

    private static final Set<String> OF_THE_MACHINE = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Runtime.availableProcessors",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.Clock.systemUTC",
            "java.util.UUID.randomUUID",
            "java.time.ZoneId.systemDefault",
            "java.util.TimeZone.getDefault",
            "java.util.Locale.getDefault",
            "java.net.InetAddress.getLocalHost",
            "java.lang.ProcessHandle.current");

    /** Of what they are asked for, nothing can be configured otherwise. */
    private static final Set<String> ASK_THE_ENVIRONMENT =
            Set.of("dev.troth.platform.database.DatabaseSelector", "dev.troth.platform.database.PostgresArchive");

    @Test
    void staticFieldsHoldNoThreadsRandomsOrClocks() {
        assertThat(Ours.CLASSES.stream().flatMap(type -> living(Ours.load(type)).stream()))
                .isEmpty();
    }

    @Test
    void staticInitialisersDoNotReadTheEnvironment() {
        assertThat(callers(
                        Ours.CLASSES,
                        call -> call.getOrigin().getName().equals("<clinit>") && OF_THE_MACHINE.contains(name(call))))
                .isEmpty();
    }

    /** Before Quarkus runs, ConfigProvider gives the configuration of the build; afterwards settings are injected. */
    @Test
    void settingsAreNotTakenFromConfigProviderOrTheEnvironment() {
        assertThat(callers(Ours.CLASSES, BuildEnvironmentTest::asksConfigProvider))
                .isEmpty();
        assertThat(callers(Ours.CLASSES, call -> name(call).equals("java.lang.System.getenv")))
                .isSubsetOf(ASK_THE_ENVIRONMENT);
    }

    static final class Offender {
        static final Instant STARTED = Instant.now();
        static final SecureRandom RANDOM = new SecureRandom();
        static final Map<String, Holder> HIDDEN = Map.of("clock", new Holder(Clock.systemUTC()));
        static final AtomicReference<Object> EMPTY = new AtomicReference<>();
        static final String SETTING = ConfigProvider.getConfig()
                .getOptionalValue("troth.data", String.class)
                .orElse("");

        private Offender() {}
    }

    record Holder(Clock clock) {}

    @Test
    void offendingExampleClassesAreFound() throws ReflectiveOperationException {
        assertThat(living(Offender.class))
                .containsExactlyInAnyOrder(
                        Offender.class.getDeclaredField("RANDOM"), Offender.class.getDeclaredField("HIDDEN"));
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        assertThat(callers(offender, call -> OF_THE_MACHINE.contains(name(call))))
                .hasSize(1);
        assertThat(callers(offender, BuildEnvironmentTest::asksConfigProvider)).hasSize(1);
    }

    private static Set<String> callers(JavaClasses classes, Predicate<JavaMethodCall> call) {
        return classes.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(call))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean asksConfigProvider(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(ConfigProvider.class);
    }

    private static String name(JavaMethodCall call) {
        return call.getTargetOwner().getName() + "." + call.getName();
    }

    /** The static fields of a class that hold something living, or have a type that can. */
    private static List<Field> living(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> LIVING.stream().anyMatch(living -> living.isAssignableFrom(field.getType()))
                        || leadsToSomethingLiving(value(field)))
                .toList();
    }

    private static @Nullable Object value(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    private static boolean leadsToSomethingLiving(@Nullable Object value) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>();
        add(value, seen, open);
        while (!open.isEmpty()) {
            Object object = open.remove();
            if (LIVING.stream().anyMatch(living -> living.isInstance(object))) {
                return true;
            }
            switch (object) {
                case Map<?, ?> map ->
                    map.forEach((key, one) -> {
                        add(key, seen, open);
                        add(one, seen, open);
                    });
                case Collection<?> all -> all.forEach(one -> add(one, seen, open));
                case Object[] array -> Arrays.stream(array).forEach(one -> add(one, seen, open));
                default -> fields(object).forEach(field -> add(valueOf(field, object), seen, open));
            }
        }
        return false;
    }

    private static void add(@Nullable Object object, Set<Object> seen, Deque<Object> open) {
        if (object != null && seen.add(object)) {
            open.add(object);
        }
    }

    /** Without those of the JDK, which cannot be looked into. Loggers are made anew by Quarkus. */
    private static List<Field> fields(Object object) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("java.") || type.getName().startsWith("org.jboss.log")) {
                return fields;
            }
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()
                            && field.trySetAccessible())
                    .forEach(fields::add);
        }
        return fields;
    }

    private static @Nullable Object valueOf(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }
}
