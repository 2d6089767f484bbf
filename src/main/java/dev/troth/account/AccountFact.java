package dev.troth.account;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.MemberRef;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.StatedTime;
import dev.troth.platform.common.DomainName;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about accounts. Master data changes by an amendment of the fact that opened the account. */
public sealed interface AccountFact extends FactBody {

    /**
     * {@code account}: opens an account.
     *
     * @param kind defaults to customer
     * @param parent ref of the parent account; may be opened later
     * @param owner ref of the responsible member
     * @param backupOwner ref of the deputy of the owner
     * @param targetStanding standing that we aim for
     * @param customerSince start of the relationship; defaults to the first fact
     * @param ceiling highest standing that is attainable at present
     * @param ceilingReason reason for the ceiling; such limits should be tested
     */
    record Opened(
            @PersonalText String name,
            @Nullable AccountKind kind,
            @Nullable List<String> domains,
            @Nullable String industry,
            @Nullable String tier,
            @Nullable String parent,
            @MemberRef @Nullable String owner,
            @MemberRef @Nullable String backupOwner,
            @Nullable TargetStanding targetStanding,
            @StatedTime @Nullable LocalDate customerSince,
            @Nullable TargetStanding ceiling,
            @PersonalText @Nullable String ceilingReason)
            implements AccountFact {
        public Opened {
            Require.text("name", name);
            domains = DomainName.all("domains", domains);
            Require.refOrNull("owner", owner);
            Require.refOrNull("backupOwner", backupOwner);
            if (owner != null && owner.equals(backupOwner)) {
                throw RejectedException.invalid(
                        "backupOwner", "backupOwner is \"%s\", who is already the owner. Maybe leave it out?", owner);
            }
        }

        /** Returns the same account with another kind. */
        public Opened withKind(AccountKind newKind) {
            return new Opened(
                    name,
                    newKind,
                    domains,
                    industry,
                    tier,
                    parent,
                    owner,
                    backupOwner,
                    targetStanding,
                    customerSince,
                    ceiling,
                    ceilingReason);
        }
    }
}
