package dev.troth.platform.list;

import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.batching.FieldFetcher;
import dev.troth.platform.batching.Selection;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Require;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Data fetchers of the fields that every kind of record has: its list, its list on an account, and its lookup. */
final class EntityFetchers {
    private EntityFetchers() {}

    /** Beans that the fetchers use. The schema is built before the first request, so each fetcher gets them later. */
    @ApplicationScoped
    @Unremovable
    static class Services {
        private final ListLoader lists;
        private final AsOfResolver asOfResolver;
        private final Map<String, EntitySource> sources = new HashMap<>();

        private final Map<String, LinkSource> links = new HashMap<>();

        Services(
                ListLoader lists,
                AsOfResolver asOfResolver,
                @Any Instance<EntitySource> sources,
                @Any Instance<LinkSource> links) {
            this.lists = lists;
            this.asOfResolver = asOfResolver;
            sources.forEach(source -> this.sources.put(source.type(), source));
            links.forEach(source -> this.links.put(source.type(), source));
        }

        AsOf moment(Map<String, Object> arguments) {
            return asOfResolver.of(instant(arguments.get("asOf")), instant(arguments.get("knownAt")));
        }

        ListLoader lists() {
            return lists;
        }

        EntitySource source(String type) {
            return Objects.requireNonNull(sources.get(type), () -> "No repository is registered for " + type + ".");
        }

        LinkSource links(String type) {
            return Objects.requireNonNull(links.get(type), () -> "No lookup is registered for " + type + ".");
        }

        /** Returns accounts by internal id. */
        Map<UUID, ? extends EntityView> accounts(Collection<UUID> ids, AsOf moment) {
            return source("Account").byKeys(ids, moment);
        }

        AsOf now() {
            return asOfResolver.of(null, null);
        }

        static Services get() {
            return Arc.container().instance(Services.class).get();
        }

        /** The scalar leaves instants as they were given; the validation of the input has already parsed them. */
        private static @Nullable Instant instant(@Nullable Object given) {
            return given == null ? null : OffsetDateTime.parse(given.toString()).toInstant();
        }
    }

    /** List of all records of a kind. */
    record AllRecords(ListDefinition definition) implements FieldFetcher<AllRecords.ListArguments> {
        record ListArguments(ListRequest request, AsOf moment) {}

        @Override
        public ListArguments arguments(CurrentField field) {
            return new ListArguments(
                    ListRequest.of(definition, field), Services.get().moment(field.arguments()));
        }

        @Override
        public Object fetch(Object source, ListArguments arguments, CurrentField field) {
            return Connection.of(definition, Services.get().lists().page(arguments.request, arguments.moment));
        }
    }

    /** List of the records of one account. */
    record RecordsOfAccount(ListDefinition definition) implements FieldFetcher<ListRequest> {
        @Override
        public ListRequest arguments(CurrentField field) {
            return ListRequest.of(definition, field);
        }

        @Override
        public Object fetch(Object source, ListRequest request, CurrentField field) {
            return Connection.of(definition, Services.get().lists().part(request, (EntityView) source, field));
        }
    }

    /** Record by id or ref. */
    record ByKey(ListDefinition definition) implements FieldFetcher<ByKey.KeyArguments> {
        record KeyArguments(@Nullable String id, @Nullable String ref, AsOf moment) {}

        @Override
        public KeyArguments arguments(CurrentField field) {
            Map<String, Object> given = field.arguments();
            String id = text(given.get("id"));
            String ref = text(given.get("ref"));
            Require.oneOf(id, ref);
            return new KeyArguments(id, ref, Services.get().moment(given));
        }

        private static @Nullable String text(@Nullable Object given) {
            return given == null ? null : given.toString();
        }

        @Override
        public @Nullable Object fetch(Object source, KeyArguments arguments, CurrentField field) {
            return Services.get().source(definition.type()).view(arguments.id, arguments.ref, arguments.moment);
        }
    }

    /** Position of a page. */
    record PositionOfPage() implements FieldFetcher<Selection> {
        @Override
        public Selection arguments(CurrentField field) {
            return field.selection();
        }

        @Override
        public Object fetch(Object source, Selection asked, CurrentField field) {
            return ((Connection) source).pageInfo(asked);
        }
    }

    /** Number of records in a list. */
    record CountOfList() implements FieldFetcher<CountOfList.CountArguments> {
        static final int MOST = 10_000;

        record CountArguments(@Nullable Integer most) {}

        @Override
        public CountArguments arguments(CurrentField field) {
            return new CountArguments(
                    field.arguments().get("atMost") instanceof Integer most
                            ? (Integer) Require.between("atMost", most, 1, MOST)
                            : null);
        }

        @Override
        public Object fetch(Object source, CountArguments arguments, CurrentField field) {
            return ((Connection) source).totalCount(arguments.most);
        }
    }

    /** Aggregates of a list. */
    record AggregatesOfList() implements FieldFetcher<AggregatesOfList.GroupArguments> {
        record GroupArguments(@Nullable String groupBy) {}

        @Override
        public GroupArguments arguments(CurrentField field) {
            return new GroupArguments((String) field.arguments().get("groupBy"));
        }

        @Override
        public Object fetch(Object source, GroupArguments arguments, CurrentField field) {
            return ((Connection) source).aggregates(arguments.groupBy, field.selection());
        }
    }
}
