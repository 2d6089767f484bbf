package dev.troth.trust.continuity;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** One department at one level. */
@Description("One department at one level of seniority.")
public record CoverageCell(
        @Description("The department.") @NonNull String department,

        @Description("The level; null for people of whom nobody said it.") @Nullable
        String level,

        @Description("How many people we know there.") int people,

        @Description("To how many of them there is a thread that holds; 0 is an empty cell.")
        int threads) {}
