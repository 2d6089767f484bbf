package dev.troth.ledger;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the members that a fact body names, by the components that are marked as {@link MemberRef}. */
public final class MemberRefs {
    /** Kind of the subject of facts that register a member. */
    public static final String MEMBER = "member";

    /** Fields, not accessors: these are reachable in a native image. */
    private static final ClassValue<List<Field>> MARKED = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> body) {
            List<Field> marked = new ArrayList<>();
            PersonalTexts.each(body, (record, field) -> {
                if (record == body && field.isAnnotationPresent(MemberRef.class)) {
                    field.setAccessible(true);
                    marked.add(field);
                }
            });
            return List.copyOf(marked);
        }
    };

    private MemberRefs() {}

    /** Returns the references of a body to members. */
    public static List<Reference> of(FactBody body) {
        List<Reference> references = new ArrayList<>();
        for (Field field : MARKED.get(body.getClass())) {
            String prefix = field.getAnnotation(MemberRef.class).prefix();
            if (value(field, body) instanceof String ref && ref.startsWith(prefix)) {
                references.add(new Reference(field.getName(), MEMBER, ref.substring(prefix.length())));
            }
        }
        return references;
    }

    private static @Nullable Object value(Field field, FactBody body) {
        try {
            return field.get(body);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " cannot be read.", e);
        }
    }
}
