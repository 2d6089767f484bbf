package dev.troth.platform.list;

import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Position of this page in the whole list.")
public record PageInfo(
        @Description("Whether there are records after this page.")
        boolean hasNextPage,

        @Description("Whether there are records before this page.")
        boolean hasPreviousPage,

        @Description("Cursor of the first record. Null if the page is empty.") @Nullable
        String startCursor,

        @Description("Cursor of the last record; pass it as `after` for the next page. Null if the page is empty.")
        @Nullable
        String endCursor) {}
