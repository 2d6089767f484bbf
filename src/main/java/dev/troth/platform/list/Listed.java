package dev.troth.platform.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Field;

/**
 * Column of a row that is a field of the record in the schema, and by which lists can be filtered, and sorted and grouped
 * if its type permits it. A getter of the API type with the same name replaces the field.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Listed {
    /** Description in the schema. */
    String value();

    /** Name in the schema. Defaults to the name of the field. */
    String name() default "";

    /** For an amount of money: the column with its currency. Aggregates and orders keep currencies apart. */
    String currency() default "";

    /** Whether it holds names of categories, which are stored and compared in canonical form. */
    boolean category() default false;

    /** Whether the column is a field of the record; otherwise it is only filtered by. */
    boolean field() default true;

    /** Names of columns in the schema. */
    final class Names {
        private Names() {}

        static String of(Field field) {
            String name = field.getAnnotation(Listed.class).name();
            return name.isEmpty() ? field.getName() : name;
        }
    }
}
