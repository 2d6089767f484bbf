package dev.troth.platform.list;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.BatchReader;
import dev.troth.platform.batching.BatchedRead;
import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pages of lists for resolvers. */
@ApplicationScoped
public class ListLoader implements BatchReader {
    private final ListQueries queries;
    private final ListRegistry registry;
    private final BatchedRead batchedRead;

    ListLoader(ListQueries queries, ListRegistry registry, BatchedRead batchedRead) {
        this.queries = queries;
        this.registry = registry;
        this.batchedRead = batchedRead;
    }

    /** Returns a page over all rows. */
    Part<Row> page(ListRequest request, AsOf moment) {
        return Part.alone(queries.page(request, moment), moment);
    }

    /**
     * Returns a page of the rows of one account. Loads the pages of all accounts of its batch in one batch, together
     * with the data of sibling fields.
     */
    Part<? extends Row> part(ListRequest request, EntityView account, CurrentField field) {
        return part(request, account.batch(), account.uuid(), field);
    }

    @SuppressWarnings("unchecked") // The rows of a word are of its class.
    private <R extends Row> Part<R> part(
            ListRequest request, BatchContext<? extends Row> accounts, UUID account, CurrentField field) {
        if (!accounts.has(request)) {
            batchedRead.read(field, accounts);
        }
        Loaded<R> loaded = (Loaded<R>) accounts.computeIfAbsent(
                request, () -> Loaded.of(queries.pages(request, accounts.ids(), accounts.moment()), accounts));
        return new Part<>(loaded.pages.getOrDefault(account, Page.empty()), loaded.together);
    }

    /** An invalid list request is skipped here; the error is reported when its own field is resolved. */
    @Override
    public Optional<Reading> reading(CurrentField field, BatchContext<? extends Row> accounts) {
        ListDefinition definition = registry.relation(field.name());
        if (definition == null) {
            return Optional.empty();
        }
        try {
            return queries.reading(
                    ListRequest.of(definition, field),
                    accounts.ids(),
                    accounts.moment(),
                    pages -> Loaded.of(pages, accounts));
        } catch (RejectedException rejection) {
            return Optional.empty();
        }
    }

    /** Pages of all accounts of a batch. */
    private record Loaded<R extends Row>(Map<UUID, Page<R>> pages, BatchContext<R> together) {
        static <R extends Row> Loaded<R> of(Map<UUID, Page<R>> pages, BatchContext<? extends Row> accounts) {
            List<R> rows = new ArrayList<>();
            pages.values().forEach(page -> rows.addAll(page.rows()));
            return new Loaded<>(pages, new BatchContext<>(accounts.moment(), rows));
        }
    }

    /**
     * A page, and the rows of all pages that were loaded with it.
     *
     * @param together batch of these rows, for batched reads
     */
    public record Part<R extends Row>(Page<R> page, BatchContext<R> together) {
        /** A page that was loaded alone. */
        public static <R extends Row> Part<R> alone(Page<R> page, AsOf moment) {
            return new Part<>(page, new BatchContext<>(moment, page.rows()));
        }
    }
}
