package dev.troth.platform;

import io.smallrye.graphql.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Thrown to reject an input; converted to an error in the response. Has no stack trace, because it is not a defect. */
@ErrorCode("BAD_USER_INPUT")
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    private Refusal(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static Refusal because(Problem problem) {
        return new Refusal(problem);
    }

    public static Refusal invalid(String field, String message, @Nullable Object... values) {
        return of(ProblemCode.INVALID_VALUE, field, message, values);
    }

    public static Refusal transition(String message, @Nullable Object... values) {
        return of(ProblemCode.INVALID_TRANSITION, null, message, values);
    }

    public static Refusal unknown(@Nullable String field, String message, @Nullable Object... values) {
        return of(ProblemCode.UNKNOWN_REFERENCE, field, message, values);
    }

    public static Refusal of(ProblemCode code, @Nullable String field, String message, @Nullable Object... values) {
        return new Refusal(new Problem(code, message.formatted(values), field));
    }
}
