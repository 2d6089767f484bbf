package dev.troth.platform;

import org.jspecify.annotations.Nullable;

/**
 * Why something was not accepted, in a form that a caller can act on.
 *
 * @param field the field it is about, where there is one
 * @param message names the thing, shows its value and offers a hand
 */
public record Problem(
        ProblemCode code, String message, @Nullable String field) {}
