package dev.troth.platform.common;

import org.jspecify.annotations.Nullable;

/**
 * Reason for a rejection, in a form that a caller can act on.
 *
 * @param field the affected field, if there is one
 * @param message names the field, shows its value and suggests a correction
 */
public record Problem(
        ProblemCode code, String message, @Nullable String field) {}
