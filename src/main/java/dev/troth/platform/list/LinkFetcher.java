package dev.troth.platform.list;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.batching.FieldFetcher;
import dev.troth.platform.batching.Selection;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data fetcher of a link. Reads the records of a whole batch at once.
 *
 * @param alike links of the same rows to the same kind of record, this one included; those that are requested together
 *     are read together
 */
public record LinkFetcher(Link link, List<Link> alike) implements FieldFetcher<Selection> {
    /** Key of the entries of a list in their batch. */
    private static final String ENTRIES = "entries of a list";

    /** Stands for a record that does not exist, so that it is not read again. */
    private static final Object MISSING = new Object();

    @Override
    public Selection arguments(CurrentField field) {
        return sources().relevant(field.selection());
    }

    @Override
    public @Nullable Object fetch(Object source, Selection selection, CurrentField field) {
        return fetch(source, null, selection, field);
    }

    @Override
    public @Nullable Object fetch(
            Object source, @Nullable BatchContext<? extends Row> enclosing, Selection selection, CurrentField field) {
        if (link.isOfRows() && source instanceof EntityView view) {
            List<String> refs = link.refs().apply(view.row());
            return refs.isEmpty() ? shown(refs, Map.of()) : shown(refs, ofRows(view.batch(), refs, selection, field));
        }
        List<String> refs = link.refs().apply(source);
        if (refs.isEmpty()) {
            return shown(refs, Map.of());
        }
        BatchContext<? extends Row> own = link.batch().apply(source);
        BatchContext<? extends Row> batch = own == null ? enclosing : own;
        return shown(
                refs,
                batch == null
                        ? sources().byRefs(refs, EntityFetchers.Services.get().now(), selection)
                        : ofBatch(batch, refs, selection));
    }

    /** Returns a batch of the entries of a list, as of now, which belong to no record. */
    public static BatchContext<? extends Row> batchOf(Iterable<?> entries) {
        BatchContext<Row> batch =
                new BatchContext<>(EntityFetchers.Services.get().now(), List.of());
        batch.computeIfAbsent(ENTRIES, () -> entries);
        return batch;
    }

    private Map<String, ?> ofRows(
            BatchContext<? extends Row> batch, List<String> refs, Selection selection, CurrentField field) {
        Map<String, Object> known = batch.computeIfAbsent(new Key(link.type(), link.target(), selection), HashMap::new);
        if (!known.keySet().containsAll(refs)) {
            Set<String> all = new HashSet<>();
            requested(selection, field)
                    .forEach(each -> batch.members()
                            .forEach(row -> all.addAll(each.refs().apply(row))));
            read(all, known, batch.moment(), selection);
        }
        return known;
    }

    /** Returns this link, and those alike that are requested on the same rows. */
    private Stream<Link> requested(Selection selection, CurrentField field) {
        Set<String> fields = field.siblings().stream()
                .filter(sibling -> sources().relevant(sibling.selection()).equals(selection))
                .map(CurrentField::name)
                .collect(Collectors.toSet());
        return alike.stream().filter(each -> each.equals(link) || fields.contains(each.field()));
    }

    /** Reads the records that are not known yet. */
    private void read(Collection<String> refs, Map<String, Object> known, AsOf moment, Selection selection) {
        List<String> more = refs.stream().filter(ref -> !known.containsKey(ref)).toList();
        if (!more.isEmpty()) {
            Map<String, ?> records = sources().byRefs(more, moment, selection);
            more.forEach(ref -> known.put(ref, MISSING));
            known.putAll(records);
        }
    }

    /** Key of loaded records in a batch. */
    private record Key(String of, String target, Selection selection) {}

    /** Refs that are computed are not known for the whole batch, so the records of its accounts are read. */
    private Map<String, ?> ofBatch(BatchContext<? extends Row> batch, List<String> refs, Selection selection) {
        Map<String, Object> known = batch.computeIfAbsent(
                new Key("", link.target(), selection),
                () -> new HashMap<>(
                        batch.has(ENTRIES)
                                ? sources().byRefs(refsOfEntries(batch), batch.moment(), selection)
                                : sources().ofAccounts(accounts(batch), batch.moment(), selection)));
        read(refs, known, batch.moment(), selection);
        return known;
    }

    private Set<String> refsOfEntries(BatchContext<? extends Row> batch) {
        Set<String> refs = new HashSet<>();
        Iterable<?> entries = batch.computeIfAbsent(ENTRIES, List::of);
        entries.forEach(entry -> {
            if (link.source().isInstance(entry)) {
                refs.addAll(link.refs().apply(entry));
            }
        });
        return refs;
    }

    private static Set<UUID> accounts(BatchContext<? extends Row> batch) {
        Set<UUID> accounts = new HashSet<>();
        batch.members().forEach(row -> accounts.add(row instanceof AccountOwnedRow owned ? owned.accountId : row.id));
        return accounts;
    }

    private LinkSource sources() {
        return EntityFetchers.Services.get().links(link.target());
    }

    private @Nullable Object shown(Collection<String> refs, Map<String, ?> records) {
        List<Object> shown = new ArrayList<>();
        refs.stream().distinct().forEach(ref -> {
            Object record = records.get(ref);
            if (record != null && !record.equals(MISSING)) {
                shown.add(record);
            }
        });
        return link.many() ? shown : shown.isEmpty() ? null : shown.getFirst();
    }

    /** Data fetcher of the account of a record. */
    record OfAccount() implements FieldFetcher<Selection> {
        @Override
        public Selection arguments(CurrentField field) {
            return field.selection();
        }

        @Override
        public @Nullable Object fetch(Object source, Selection selection, CurrentField field) {
            EntityView view = (EntityView) source;
            BatchContext<? extends Row> batch = view.batch();
            AsOf moment = batch.moment();
            Map<UUID, ?> all = batch.computeIfAbsent(
                    "accounts", () -> EntityFetchers.Services.get().accounts(accounts(batch), moment));
            return all.get(view.accountUuid());
        }
    }
}
