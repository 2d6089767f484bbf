package dev.troth.touchpoint;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that was to be discussed, as callers see it. */
@Name("AgendaItem")
@Description("Something that was to be discussed, and what became of it.")
public record AgendaItemView(
        @Description("What it is.") @NonNull String title,
        @Description("0 to 1; critical from 0.7.") double priority,
        @Description("Whether it must be dealt with first.") boolean critical,

        @Description("Whether it was discussed; carried over when not.")
        boolean discussed,

        @Description("When it was discussed.") @Nullable Instant discussedAt) {

    static AgendaItemView of(TouchpointFact.AgendaItem item) {
        return new AgendaItemView(
                item.title(), item.priorityOrUsual(), item.isCritical(), item.wasDiscussed(), item.discussedAt());
    }
}
