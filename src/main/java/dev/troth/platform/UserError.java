package dev.troth.platform;

import java.util.List;
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

    public static UserError of(Problem problem) {
        String field = problem.field();
        return new UserError(problem.code(), field == null ? null : List.of("input", field), problem.message());
    }
}
