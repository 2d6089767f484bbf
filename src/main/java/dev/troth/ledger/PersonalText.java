package dev.troth.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of a fact body as free text, in which people may be mentioned: the names of an erased person are taken
 * out of it, even where it is a single word. Texts of several words are searched everywhere, marked or not; keys are not
 * marked, as they must stay what they are.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface PersonalText {}
