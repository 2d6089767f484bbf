package dev.troth.touchpoint;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of an agenda item. */
@Name("AgendaItem")
@Description("Agenda item and whether it was discussed.")
public record AgendaItemView(
        @Description("Title.") @NonNull String title,
        @Description("Priority, 0 to 1; critical from 0.7.") double priority,
        @Description("Whether it must be discussed first.") boolean critical,

        @Description("Whether it was discussed. If not, it is carried over.")
        boolean discussed,

        @Description("Time at which it was discussed. Null if unknown.") @Nullable
        Instant discussedAt) {

    static AgendaItemView of(TouchpointFact.AgendaItem item) {
        return new AgendaItemView(
                item.title(), item.priorityOrUsual(), item.isCritical(), item.wasDiscussed(), item.discussedAt());
    }
}
