package dev.troth.platform.list;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Where this page lies in the whole list.")
public record PageInfo(
        @Description("Whether the list goes on after this page.")
        boolean hasNextPage,

        @Description("Whether there is something before this page.")
        boolean hasPreviousPage,

        @Description("Cursor of the first record; null when the page is empty.") @Nullable
        String startCursor,

        @Description("Cursor of the last record: pass it as `after` for the next page.") @Nullable
        String endCursor) {}
