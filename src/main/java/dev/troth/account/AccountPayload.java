package dev.troth.account;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.platform.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation of an account.")
public final class AccountPayload extends FactPayload implements MutationPayload {
    private final @Nullable AccountView account;

    AccountPayload(Recorded recorded, @Nullable AccountView account) {
        super(recorded);
        this.account = account;
    }

    @Description("Account in its new state. Null if there are errors.")
    public @Nullable AccountView getAccount() {
        return account;
    }
}
