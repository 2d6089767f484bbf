package dev.troth.exchange.reader;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Rejected entry of a file.")
public record EntryError(
        @Description("Line of the file, or number of the entry in formats without lines, counted from 1.")
        int line,

        @Description("Kind of the problem, as in ProblemCode.") @NonNull
        String code,

        @Description("Description of the problem, for people.") @NonNull
        String message,

        @Description("Affected field. Null if the error concerns the whole entry.") @Nullable
        String field,

        @Description("Entry as in the file.") @Nullable String entry) {}
