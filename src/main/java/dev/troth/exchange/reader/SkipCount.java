package dev.troth.exchange.reader;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Number of skipped entries with the same reason.")
@RegisterForReflection
public record SkipCount(
        @Description("Reason for skipping.") @NonNull SkipReason reason,

        @Description("Number of entries that were skipped as a whole.")
        int entries,

        @Description("Number of skipped parts of other entries, such as occurrences of series.")
        int parts) {}
