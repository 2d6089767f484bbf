package dev.troth.account;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about accounts. Master data changes by an amendment of the fact that opened the account. */
public sealed interface AccountFact extends FactBody {

    /**
     * {@code account}: there is an account.
     *
     * @param kind customer when absent
     * @param parent ref of the account it belongs to; may be opened later
     * @param owner the member who looks after it
     * @param backupOwner the member who steps in
     * @param targetStanding what we want to become to them
     * @param customerSince when the relationship began; the first fact when absent
     * @param ceiling what we can become to them at most, as things are
     * @param ceilingReason why no more; such limits should be tested
     */
    record Opened(
            @PersonalText String name,
            @Nullable AccountKind kind,
            @Nullable List<String> domains,
            @Nullable String industry,
            @Nullable String tier,
            @Nullable String parent,
            @Nullable String owner,
            @Nullable String backupOwner,
            @Nullable TargetStanding targetStanding,
            @Nullable LocalDate customerSince,
            @Nullable TargetStanding ceiling,
            @PersonalText @Nullable String ceilingReason)
            implements AccountFact {
        public Opened {
            Require.text("name", name);
            Require.refs("domains", domains);
            if (owner != null && owner.equals(backupOwner)) {
                throw Refusal.invalid(
                        "backupOwner", "backupOwner is \"%s\", who is the owner already. Maybe leave it out?", owner);
            }
        }
    }
}
