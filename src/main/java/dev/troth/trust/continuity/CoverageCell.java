package dev.troth.trust.continuity;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A department at one level. */
@Description("Department at one level of seniority.")
public record CoverageCell(
        @Description("Department.") @NonNull String department,

        @Description("Level. Null for people without a recorded level.") @Nullable
        String level,

        @Description("Number of known people.") int people,

        @Description("Number of threads; 0 is an empty cell.")
        int threads) {}
