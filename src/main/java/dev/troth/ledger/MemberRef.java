package dev.troth.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a fact body as the ref of a member. The member must be registered, as soon as the workspace has
 * registered any member.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface MemberRef {
    /** Prefix of values that name a member; other values of the component name something else. */
    String prefix() default "";
}
