package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Remedy for a driver that lowers a score.")
public record Remedy(
        @Description("Action to take, in words.") @NonNull String description,

        @Description("Mutation that records its completion.") @NonNull
        String mutation) {}
