package dev.troth.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a time in a fact body at which a later event occurred, such as the delivery of a message. A read as of an earlier
 * instant returns the body without it ({@link FactBody#seenAt}). Every time in a fact body has this annotation or {@link
 * StatedTime}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface EventTime {}
