package dev.troth.account;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

@Description("Which accounts are wanted: those that meet every condition given. Looks at master data as it is today.")
@Input("AccountFilter")
public record AccountFilter(
        @Description("On which side of the table they sit.") @Nullable
        AccountKind kind,

        @Description("Refs, any of which.") @Nullable List<String> refs,

        @Description("Part of the name, whatever the case.") @Nullable
        String nameContains,

        @Description("Ref of the owner.") @Nullable String owner,
        @Description("The tier, as you call it.") @Nullable String tier,

        @Description("The line of business, as you call it.") @Nullable
        String industry) {}
