package dev.troth.commitment;

import dev.troth.ledger.EntityRepository;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commitment queries for other packages. */
@ApplicationScoped
public class CommitmentLookup {
    private final EntityRepository<Commitment, CommitmentRow, CommitmentView> repository;

    CommitmentLookup(EntityRepository<Commitment, CommitmentRow, CommitmentView> repository) {
        this.repository = repository;
    }

    /** Returns commitments by their refs, as of a moment. */
    public Map<String, CommitmentView> byRefs(Collection<String> refs, AsOf moment) {
        List<CommitmentRow> rows = repository.byRefs(refs, moment);
        BatchContext<CommitmentRow> batch = new BatchContext<>(moment, rows);
        Map<String, CommitmentView> views = new HashMap<>();
        rows.forEach(row -> views.put(row.ref, new CommitmentView(row, batch)));
        return views;
    }
}
