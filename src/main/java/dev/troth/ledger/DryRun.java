package dev.troth.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dry run of mutations, used by scenarios. Within its scope, mutations validate their input and build their facts, but
 * append nothing. A scenario step therefore has the same input and the same rules as the mutation.
 */
public final class DryRun {
    private static final ScopedValue<DryRun> CURRENT = ScopedValue.newInstance();

    private final String account;
    private final List<FactDraft> drafts = new ArrayList<>();

    private DryRun(String account) {
        this.account = account;
    }

    /**
     * Returns the facts that the mutations would append, in order.
     *
     * @param account ref of the account of subjects that exist only in the dry run
     * @param told calls the mutations
     * @throws dev.troth.platform.common.RejectedException if one of the mutations rejects its input
     */
    public static List<FactDraft> of(String account, Runnable told) {
        DryRun dryRun = new DryRun(account);
        ScopedValue.where(CURRENT, dryRun).run(told);
        return List.copyOf(dryRun.drafts);
    }

    static Optional<DryRun> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    String account() {
        return account;
    }

    void add(List<FactDraft> more) {
        drafts.addAll(more);
    }
}
