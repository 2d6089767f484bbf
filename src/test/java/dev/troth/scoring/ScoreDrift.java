package dev.troth.scoring;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Shifts every instant in a piece of evidence by whole days. */
final class ScoreDrift {
    private ScoreDrift() {}

    static Evidence by(Evidence evidence, int days) {
        RecordComponent[] components = evidence.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = moved(components[i].getAccessor().invoke(evidence), days);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = evidence.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (Evidence) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object moved(Object value, int days) {
        return switch (value) {
            case Instant instant -> instant.plus(Duration.ofDays(days));
            case FactKey key -> new FactKey(key.at().plus(Duration.ofDays(days)), key.rank(), key.type(), key.ref());
            case null -> null;
            default -> value;
        };
    }
}
