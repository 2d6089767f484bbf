package dev.troth.platform.common;

import org.jspecify.annotations.Nullable;

/**
 * Reason for a rejection, in a form that a caller can act on.
 *
 * @param field the affected field, if there is one; a field within another one has a path such as {@code agenda.0.title}
 * @param message names the field, shows its value and suggests a correction
 */
public record Problem(
        ProblemCode code, String message, @Nullable String field) {

    /** Returns the problem as one of a part of the input, whose path precedes that of the field. */
    public Problem within(String path) {
        return new Problem(code, message, field == null ? path : path + "." + field);
    }
}
