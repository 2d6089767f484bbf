package dev.troth.platform;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Why a mutation did nothing. Show the message, act on the code.")
public record UserError(
        @Description("What kind of problem it is.") @NonNull ProblemCode code,

        @Description("Which part of the input it is about, from the outside in; null when it is about the whole.")
        @Nullable
        List<@NonNull String> path,

        @Description("What is wrong, in words for people.") @NonNull
        String message) {

    /**
     * What became of work that may be refused, as the payload of a mutation.
     *
     * @param payload makes it of what came out, or of nothing and the errors
     */
    public static <T, P> P told(Supplier<T> work, BiFunction<@Nullable T, List<UserError>, P> payload) {
        try {
            return payload.apply(work.get(), List.of());
        } catch (Refusal refusal) {
            return payload.apply(null, List.of(of(refusal.problem())));
        }
    }

    public static UserError of(Problem problem) {
        String field = problem.field();
        return new UserError(problem.code(), field == null ? null : List.of("input", field), problem.message());
    }
}
