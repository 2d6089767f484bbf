package dev.troth.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The native executable knows by reflection only what is registered. This test compares what the code needs with what
 * Quarkus hands to native-image.
 *
 * <p>It does not see: classes of libraries that are found by name, what Jackson writes behind an {@code Object}, and
 * whether a class that SmallRye should register is one of the schema at all.
 */
class ReflectionTest {
    /** Values that were read from JSON or out of the columns of a row, so of the JDK's types and enums. */
    private static final Set<String> JSON_ALREADY = Set.of("ListQuery.json", "PartialUpdate.of", "SegmentStore.write");

    /** SmallRye registers the types and inputs of the schema, Hibernate its entities: each alone, without its parents. */
    @Test
    void superclassesOfRegisteredClassesAreRegistered() throws Exception {
        List<Class<?>> registered = NativeSources.get().classes().stream()
                .filter(Ours.CLASSES::contain)
                .<Class<?>>map(Ours::load)
                .toList();
        assertThat(registered).contains(dev.troth.account.AccountView.class);
        assertThat(parentsNotRegistered(registered, NativeSources.get())).isEmpty();
    }

    static class Parent {
        public @Nullable String inherited;
    }

    static final class Child extends Parent {}

    interface Named {
        default String getName() {
            return "";
        }
    }

    record Thing() implements Named {}

    @Test
    void unregisteredSuperclassIsFound() throws Exception {
        assertThat(parentsNotRegistered(List.of(Child.class, Thing.class), NativeSources.get()))
                .containsExactlyInAnyOrder(Parent.class, Named.class);
    }

    private static Set<Class<?>> parentsNotRegistered(Collection<Class<?>> registered, NativeSources sources) {
        Set<Class<?>> missing = new HashSet<>();
        for (Class<?> type : registered) {
            for (Class<?> parent = type; parent != null && isOurs(parent); parent = parent.getSuperclass()) {
                Stream.concat(Stream.of(parent), Arrays.stream(parent.getInterfaces()))
                        .filter(any -> any != type && isOurs(any))
                        .filter(any ->
                                isReadThrough(any) && !sources.of(any.getName()).isWhole())
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.troth.");
    }

    /** Whether it has a field that others set, or a getter with a body. */
    private static boolean isReadThrough(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).map(Field::getModifiers).anyMatch(ReflectionTest::isInstance)
                || Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getParameterCount() == 0
                                && method.getName().matches("(get|is)[A-Z].*"))
                        .map(Method::getModifiers)
                        .anyMatch(modifiers -> isInstance(modifiers) && !Modifier.isAbstract(modifiers));
    }

    private static boolean isInstance(int modifiers) {
        return Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers);
    }

    /** Jackson writes and reads records by reflection; one that is not registered is written without its fields. */
    @Test
    void typesOfJacksonAreRegistered() throws Exception {
        JsonTypes json = JsonTypes.in(sources());
        assertThat(json.found()).contains("dev.troth.ledger.FactBody", "dev.troth.stakeholder.PersonRow");
        assertThat(json.unseen()).isSubsetOf(JSON_ALREADY);
        assertThat(notRegistered(json.found(), NativeSources.get())).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    record Written(List<Inner> inner, @JsonIgnore Ignored ignored) {}

    record Inner(int value) {}

    record Ignored(int value) {}

    @Test
    void unregisteredNestedRecordIsFound() throws Exception {
        assertThat(notRegistered(Set.of(Written.class.getName()), NativeSources.get()))
                .containsExactlyInAnyOrder(Written.class.getName(), Inner.class.getName());
    }

    @Test
    void inferredTypesOfWrittenValuesAreFound() throws Exception {
        JsonTypes json = JsonTypes.in(List.of(Path.of("src/test/java/dev/troth/nativeimage/JsonExamples.java")));
        assertThat(json.found())
                .containsExactly(
                        "dev.troth.nativeimage.JsonExamples$Answer",
                        "dev.troth.nativeimage.JsonExamples$Bound",
                        "dev.troth.nativeimage.JsonExamples$Listed",
                        "dev.troth.nativeimage.JsonExamples$Named",
                        "dev.troth.nativeimage.JsonExamples$Referred");
        assertThat(json.unseen()).containsExactly("JsonExamples.anything");
    }

    private static Set<String> notRegistered(Collection<String> names, NativeSources sources) {
        Set<String> missing = new HashSet<>();
        Set<Class<?>> seen = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>();
        names.forEach(name -> open.add(Ours.load(name)));
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            if (!isOurs(type) || type.isEnum() || !seen.add(type)) {
                continue;
            }
            if (Modifier.isAbstract(type.getModifiers())) {
                subclasses(type).forEach(open::add);
            } else if (!sources.of(type.getName()).isWhole()) {
                missing.add(type.getName());
            }
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !isIgnored(type, field))
                    .flatMap(field -> Ours.classesIn(field.getGenericType()))
                    .forEach(open::add);
        }
        return missing;
    }

    private static Stream<Class<?>> subclasses(Class<?> type) {
        return Ours.CLASSES.contain(type)
                ? Ours.CLASSES.get(type).getAllSubclasses().stream().<Class<?>>map((JavaClass sub) -> Ours.load(sub))
                : Stream.empty();
    }

    private static boolean isIgnored(Class<?> type, Field field) {
        return field.isAnnotationPresent(JsonIgnore.class)
                || Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(JsonIgnore.class)
                                && method.getName().equalsIgnoreCase("get" + field.getName()));
    }
}
