package dev.troth.account;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.platform.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("What became of a mutation of an account.")
public final class AccountPayload extends FactPayload implements MutationPayload {
    private final @Nullable AccountView account;

    AccountPayload(Recorded recorded, @Nullable AccountView account) {
        super(recorded);
        this.account = account;
    }

    @Description("The account as it is now; null when there are errors.")
    public @Nullable AccountView getAccount() {
        return account;
    }
}
