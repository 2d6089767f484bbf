package dev.troth.platform.common;

import io.smallrye.graphql.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Thrown to reject an input; converted to an error in the response. Has no stack trace, because it is not a defect. */
@ErrorCode("BAD_USER_INPUT")
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private RejectedException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static RejectedException because(Problem problem) {
        return new RejectedException(problem);
    }

    public static RejectedException invalid(String field, String message, @Nullable Object... values) {
        return of(ProblemCode.INVALID_VALUE, field, message, values);
    }

    public static RejectedException transition(String message, @Nullable Object... values) {
        return of(ProblemCode.INVALID_TRANSITION, null, message, values);
    }

    public static RejectedException unknown(@Nullable String field, String message, @Nullable Object... values) {
        return of(ProblemCode.UNKNOWN_REFERENCE, field, message, values);
    }

    public static RejectedException of(
            ProblemCode code, @Nullable String field, String message, @Nullable Object... values) {
        return new RejectedException(new Problem(code, message.formatted(values), field));
    }
}
