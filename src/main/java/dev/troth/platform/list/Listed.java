package dev.troth.platform.list;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Column of a row by which lists can be filtered, and sorted and grouped if its type permits it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Listed {
    /** Description in the schema. */
    String value();

    /** Name in the schema. Defaults to the name of the field. */
    String name() default "";

    /** Whether it holds names of categories, which are stored and compared in canonical form. */
    boolean category() default false;
}
