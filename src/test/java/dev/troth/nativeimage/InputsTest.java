package dev.troth.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.graphql.api.Subscription;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.junit.jupiter.api.Test;

/**
 * JSON-B fills inputs by method handles. In the native executable (SubstrateVM 25.0.3) those refuse a field of a primitive
 * type that is smaller than {@code int}: the mutation fails with "not a valid Unknown Scalar Type". {@code @NonNull Boolean}
 * works and gives the same schema.
 */
class InputsTest {
    private static final Set<Class<?>> REFUSED = Set.of(boolean.class, byte.class, short.class, char.class);

    @Test
    void inputFieldsAreNoSmallPrimitives() {
        Set<Class<?>> inputs = inputs();
        assertThat(inputs).contains(dev.troth.politics.PoliticsApi.EnablePoliticsInput.class);
        assertThat(smallPrimitives(inputs)).isEmpty();
    }

    static final class Offender {
        public boolean offending;
        public Boolean right;
    }

    @Test
    void smallPrimitiveOfTheExampleIsFound() throws NoSuchFieldException {
        assertThat(smallPrimitives(List.of(Offender.class)))
                .containsExactly(Offender.class.getDeclaredField("offending"));
    }

    private static List<Field> smallPrimitives(Collection<Class<?>> inputs) {
        return inputs.stream()
                .flatMap(input -> Arrays.stream(input.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && REFUSED.contains(field.getType()))
                .toList();
    }

    /** Arguments of operations that are classes of ours, with their superclasses and what they consist of. */
    private static Set<Class<?>> inputs() {
        Set<Class<?>> inputs = new HashSet<>();
        Ours.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(GraphQLApi.class))
                .flatMap(type -> Arrays.stream(Ours.load(type).getDeclaredMethods()))
                .filter(InputsTest::isField)
                .map(Method::getParameters)
                .flatMap(Arrays::stream)
                .filter(parameter -> !parameter.isAnnotationPresent(Source.class))
                .flatMap(parameter -> Ours.classesIn(parameter.getParameterizedType()))
                .forEach(type -> add(type, inputs));
        return inputs;
    }

    private static boolean isField(Method method) {
        return method.isAnnotationPresent(Query.class)
                || method.isAnnotationPresent(Mutation.class)
                || method.isAnnotationPresent(Subscription.class)
                || Arrays.stream(method.getParameters()).anyMatch(any -> any.isAnnotationPresent(Source.class));
    }

    private static void add(Class<?> type, Set<Class<?>> inputs) {
        if (type != null && type.getName().startsWith("dev.troth.") && inputs.add(type)) {
            add(type.getSuperclass(), inputs);
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isPublic(field.getModifiers())) {
                    Ours.classesIn(field.getGenericType()).forEach(one -> add(one, inputs));
                }
            }
        }
    }
}
