package dev.troth.platform.common;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Reason why a mutation changed nothing. Show the message; program against the code.")
public record UserError(
        @Description("Kind of the problem.") @NonNull ProblemCode code,

        @Description("Path of the affected input field, outermost first. Null if the error concerns the whole input.")
        @Nullable
        List<@NonNull String> path,

        @Description("Description of the problem, for people.") @NonNull
        String message) {

    /**
     * Runs work that may throw a refusal, and returns its result as the payload of a mutation.
     *
     * @param payload creates the payload from the result, or from null and the errors
     */
    public static <T, P> P toPayload(Supplier<T> work, BiFunction<@Nullable T, List<UserError>, P> payload) {
        try {
            return payload.apply(work.get(), List.of());
        } catch (RejectedException rejection) {
            return payload.apply(null, List.of(of(rejection.problem())));
        }
    }

    public static UserError of(Problem problem) {
        String field = problem.field();
        return new UserError(
                problem.code(), field == null ? null : List.of(("input." + field).split("\\.")), problem.message());
    }
}
