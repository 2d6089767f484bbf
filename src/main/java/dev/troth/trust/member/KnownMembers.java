package dev.troth.trust.member;

import dev.troth.account.AccountLookup;
import dev.troth.member.MemberDirectory;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks members that queries name, so that a typing error is not an empty list. */
@ApplicationScoped
public class KnownMembers {
    private final MemberDirectory directory;
    private final AccountLookup accounts;
    private final CurrentWorkspace workspace;

    KnownMembers(MemberDirectory directory, AccountLookup accounts, CurrentWorkspace workspace) {
        this.workspace = workspace;
        this.directory = directory;
        this.accounts = accounts;
    }

    /**
     * Checks that a member is registered or owns accounts. As long as the workspace has neither members nor owners, any
     * ref is accepted.
     *
     * @param argument name of the argument
     * @param ref null if no member is named
     * @throws RejectedException if the member is not known
     */
    public void check(String argument, @Nullable String ref) {
        if (ref == null || directory.isRegistered(ref) || accounts.isOwner(ref)) {
            return;
        }
        TreeSet<String> known = new TreeSet<>(directory.all(AsOf.END_OF_TIME).keySet());
        if (known.isEmpty() && !workspace.require().visibility().isOfAllAccounts()) {
            // Owners of accounts that the caller may not see are not known here.
            return;
        }
        known.addAll(accounts.owners());
        if (!known.isEmpty()) {
            throw RejectedException.unknown(
                    argument, "There is no member \"%s\".%s", ref, Suggestion.maybe(ref, known));
        }
    }
}
