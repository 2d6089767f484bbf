package dev.troth.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dry run of mutations, used by scenarios. Within its scope, mutations validate their input and build their facts, but
 * append nothing. A scenario step therefore has the same input and the same rules as the mutation.
 */
public final class Imagination {
    private static final ScopedValue<Imagination> CURRENT = ScopedValue.newInstance();

    private final String account;
    private final List<FactDraft> drafts = new ArrayList<>();

    private Imagination(String account) {
        this.account = account;
    }

    /**
     * Returns the facts that the mutations would append, in order.
     *
     * @param account ref of the account of subjects that exist only in the dry run
     * @param told calls the mutations
     * @throws dev.troth.platform.Refusal if one of the mutations rejects its input
     */
    public static List<FactDraft> of(String account, Runnable told) {
        Imagination imagination = new Imagination(account);
        ScopedValue.where(CURRENT, imagination).run(told);
        return List.copyOf(imagination.drafts);
    }

    static Optional<Imagination> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    String account() {
        return account;
    }

    void take(List<FactDraft> more) {
        drafts.addAll(more);
    }
}
