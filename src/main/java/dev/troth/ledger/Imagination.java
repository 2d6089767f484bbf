package dev.troth.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scenario that is being told: the mutations within it check what they are given and make their facts, as ever, but
 * nothing is kept. So a scenario says things exactly as a mutation does.
 */
public final class Imagination {
    private static final ScopedValue<Imagination> CURRENT = ScopedValue.newInstance();

    private final String account;
    private final List<FactDraft> drafts = new ArrayList<>();

    private Imagination(String account) {
        this.account = account;
    }

    /**
     * The facts that some mutations would say, in their order.
     *
     * @param account the ref of the account that things belong to which are only imagined, too
     * @param told calls the mutations
     * @throws dev.troth.platform.Refusal if one of them would be refused for what it says
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
