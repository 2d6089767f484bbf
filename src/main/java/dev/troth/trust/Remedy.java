package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What helps against a reason that costs.")
public record Remedy(
        @Description("What to do, in words.") @NonNull String description,

        @Description("The mutation that tells that it was done.") @NonNull
        String mutation) {}
