package dev.troth.ledger;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of fact bodies that are marked as {@link PersonalText}, by the class of the body. */
final class PersonalTexts {
    private final Map<Class<?>, Set<String>> byBody;
    private final Set<String> all;

    PersonalTexts(Collection<FactType<?>> types) {
        byBody = types.stream()
                .map(FactType::body)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(body -> body, PersonalTexts::marked));
        all = Stream.concat(Stream.of("note"), byBody.values().stream().flatMap(Set::stream))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the marked fields of a body. An amendment holds fields of any other fact, its note included. */
    Set<String> of(FactBody body) {
        return body instanceof Correction.Amended ? all : byBody.getOrDefault(body.getClass(), Set.of());
    }

    private static Set<String> marked(Class<?> body) {
        Set<String> names = new HashSet<>();
        each(body, (record, field) -> {
            if (field.isAnnotationPresent(PersonalText.class)) {
                names.add(field.getName());
            }
        });
        return Set.copyOf(names);
    }

    /** Visits the components of a record and of the records within it, as fields: these are reachable in a native image. */
    static void each(Class<?> record, BiConsumer<Class<?>, Field> visitor) {
        for (Field field : record.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                visitor.accept(record, field);
                classes(field.getGenericType()).filter(Class::isRecord).forEach(inner -> each(inner, visitor));
            }
        }
    }

    /** The class of a type, and those of its arguments. */
    static Stream<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> single -> Stream.of(single);
            case ParameterizedType generic ->
                List.of(generic.getActualTypeArguments()).stream().flatMap(PersonalTexts::classes);
            default -> Stream.empty();
        };
    }
}
