package dev.troth.issue;

import dev.troth.ledger.EntityRepository;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issue queries for other packages. */
@ApplicationScoped
public class IssueLookup {
    private final EntityRepository<Issue, IssueRow, IssueView> repository;

    IssueLookup(EntityRepository<Issue, IssueRow, IssueView> repository) {
        this.repository = repository;
    }

    /**
     * Properties of an issue that a reply depends on.
     *
     * @param heldUntil time before which a reply should not be sent
     */
    public record Known(
            String ref,
            boolean heated,
            Instant heldUntil,
            @Nullable String mainIssue) {}

    /**
     * Returns the issue with this id or ref.
     *
     * @throws RejectedException if it does not exist
     */
    public Known known(String idOrRef, AsOf moment) {
        String ref = repository.refOf(idOrRef);
        return repository
                .find(null, ref, moment)
                .map(row -> new Known(
                        row.ref, row.heated, row.heated ? row.at.plus(Issue.COOLDOWN) : row.at, row.mainIssue))
                .orElseThrow(() -> RejectedException.unknown(
                        "issue", "There is no issue \"%s\".%s", idOrRef, repository.suggestionFor(idOrRef, moment)));
    }

    /** Returns issues by their refs, as of a moment. */
    public Map<String, IssueView> byRefs(Collection<String> refs, AsOf moment) {
        List<IssueRow> rows = repository.byRefs(refs, moment);
        BatchContext<IssueRow> batch = new BatchContext<>(moment, rows);
        Map<String, IssueView> views = new HashMap<>();
        rows.forEach(row -> views.put(row.ref, new IssueView(row, batch)));
        return views;
    }
}
