package dev.troth.account;

import dev.troth.ledger.MutationInput;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("An account to open.")
@Input("OpenAccountInput")
@SuppressWarnings("NullAway.Init") // filled by the one who reads the request
public final class OpenAccountInput extends MutationInput {
    @Description("Your own key of the account, unique in the workspace.")
    @NonNull
    public String ref;

    @Description("What the organisation is called.")
    @NonNull
    public String name;

    @Description("On which side of the table they sit; customer when absent.")
    public @Nullable AccountKind kind;

    @Description("Internet domains of the organisation.")
    public @Nullable List<String> domains;

    @Description("Line of business, in your words.")
    public @Nullable String industry;

    @Description("How important they are to us, in your words.")
    public @Nullable String tier;

    @Description("Ref of the account it belongs to.")
    public @Nullable String parent;

    @Description("Ref of the member who looks after it.")
    public @Nullable String owner;

    @Description("Ref of the member who steps in.")
    public @Nullable String backupOwner;

    @Description("What we want to become to them.")
    public @Nullable TargetStanding targetStanding;

    @Description("When the relationship began; the first fact when absent.")
    public @Nullable LocalDate customerSince;

    @Override
    protected String refOrNull() {
        return ref;
    }

    @Description("What we can become to them at most, as things are.")
    public @Nullable TargetStanding ceiling;

    @Description("Why no more; such limits should be tested.")
    public @Nullable String ceilingReason;
}
