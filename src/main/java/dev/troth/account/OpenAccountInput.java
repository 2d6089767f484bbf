package dev.troth.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("An account to open.")
@Input("OpenAccountInput")
public record OpenAccountInput(
        @Description("Your own key of the account, unique in the workspace.") @NonNull
        String ref,

        @Description("What the organisation is called.") @NonNull
        String name,

        @Description("On which side of the table they sit; customer when absent.") @Nullable
        AccountKind kind,

        @Description("Internet domains of the organisation.") @Nullable
        List<String> domains,

        @Description("Line of business, in your words.") @Nullable
        String industry,

        @Description("How important they are to us, in your words.") @Nullable
        String tier,

        @Description("Ref of the account it belongs to.") @Nullable
        String parent,

        @Description("Ref of the member who looks after it.") @Nullable
        String owner,

        @Description("Ref of the member who steps in.") @Nullable
        String backupOwner,

        @Description("What we want to become to them.") @Nullable
        TargetStanding targetStanding,

        @Description("When the relationship began; the first fact when absent.") @Nullable
        LocalDate customerSince,

        @Description("When it was opened; now when absent.") @Nullable
        Instant at,

        @Description("Ref of the member who says so.") @Nullable
        String by,

        @Description("Anything worth keeping with it.") @Nullable
        String note) {}
