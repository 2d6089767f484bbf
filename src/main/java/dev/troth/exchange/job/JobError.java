package dev.troth.exchange.job;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("An entry of a file that was refused.")
public record JobError(
        @Description("Which line of the file, or which entry where entries have no lines, counted from 1.")
        int line,

        @Description("What kind of problem it is, as in ProblemCode.") @NonNull
        String code,

        @Description("What is wrong, in words for people.") @NonNull
        String message,

        @Description("The field it is about, where there is one.") @Nullable
        String field,

        @Description("The entry as it stood in the file.") @Nullable
        String entry) {}
