package dev.troth.account;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.platform.PageInfo;
import dev.troth.platform.PageRequest;
import dev.troth.platform.Refusal;
import dev.troth.platform.SortDirection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lists of accounts, in any order. A cursor is the place of its account in that order, so a list goes on where it
 * stopped even when accounts come and go.
 */
@ApplicationScoped
class AccountList {
    private final Database database;
    private final CurrentWorkspace workspace;
    private final AccountBook book;
    private final AccountScores scores;

    AccountList(Database database, CurrentWorkspace workspace, AccountBook book, AccountScores scores) {
        this.database = database;
        this.workspace = workspace;
        this.book = book;
        this.scores = scores;
    }

    private record Candidate(
            UUID id, String ref, String name, @Nullable LocalDate customerSince) {}

    /** One value to sort by; null sorts last. */
    private record Key(@Nullable Comparable<?> value, SortDirection direction) implements Comparable<Key> {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // the keys of one column are all of one type
        public int compareTo(Key other) {
            if (value == null || other.value == null) {
                return Boolean.compare(value == null, other.value == null);
            }
            int ascending = ((Comparable) value).compareTo(other.value);
            return direction == SortDirection.DESC ? -ascending : ascending;
        }
    }

    /** An account's place. */
    private record Place(List<Key> keys, UUID id) {
        static final Comparator<Place> ORDER = (a, b) -> IntStream.range(0, a.keys.size())
                .map(i -> a.keys.get(i).compareTo(b.keys.get(i)))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElseGet(() -> a.id.toString().compareTo(b.id.toString()));
    }

    @Transactional
    AccountConnection page(
            @Nullable AccountFilter where,
            List<AccountOrder> orderBy,
            @Nullable Integer first,
            @Nullable String after,
            Moment moment) {
        int wanted = PageRequest.checked(first);
        List<Candidate> candidates = candidates(where, moment);
        List<Place> places = new ArrayList<>(places(candidates, orderBy, moment));
        places.sort(Place.ORDER);
        int from = after == null ? 0 : indexAfter(places, placeOf(after, orderBy));
        int to = Math.min(places.size(), from + wanted);
        List<Place> shown = places.subList(from, to);
        List<AccountView> accounts = views(shown, moment);
        Map<UUID, String> cursors = new HashMap<>();
        shown.forEach(place -> cursors.put(place.id, cursor(place)));
        List<AccountEdge> edges = accounts.stream()
                .map(account -> new AccountEdge(account, cursors.getOrDefault(account.uuid(), "")))
                .toList();
        PageInfo info = new PageInfo(
                to < places.size(),
                from > 0,
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor());
        return new AccountConnection(accounts, edges, info, places.size());
    }

    private List<AccountView> views(List<Place> places, Moment moment) {
        Map<UUID, AccountRow> rows = new HashMap<>();
        book.byIds(places.stream().map(Place::id).toList(), moment).forEach(row -> rows.put(row.id, row));
        return AccountView.of(
                places.stream()
                        .map(Place::id)
                        .filter(rows::containsKey)
                        .map(id -> Objects.requireNonNull(rows.get(id)))
                        .toList(),
                moment);
    }

    private List<Candidate> candidates(@Nullable AccountFilter where, Moment moment) {
        AccountFilter filter = where == null ? new AccountFilter(null, null, null, null, null, null) : where;
        return database.query(
                """
                select id, ref, name, customer_since from account
                where workspace_id = ? and at <= ?
                  and (?::text is null or kind = ?) and (?::text[] is null or ref = any(?))
                  and (?::text is null or strpos(lower(name), lower(?)) > 0)
                  and (?::text is null or owner_ref = ?) and (?::text is null or tier = ?)
                  and (?::text is null or industry = ?)
                """,
                row -> new Candidate(
                        row.getObject("id", UUID.class),
                        row.getString("ref"),
                        row.getString("name"),
                        row.getObject("customer_since", LocalDate.class)),
                workspace.id(),
                moment.asOf(),
                filter.kind() == null ? null : filter.kind().name(),
                filter.kind() == null ? null : filter.kind().name(),
                filter.refs(),
                filter.refs(),
                filter.nameContains(),
                filter.nameContains(),
                filter.owner(),
                filter.owner(),
                filter.tier(),
                filter.tier(),
                filter.industry(),
                filter.industry());
    }

    private List<Place> places(List<Candidate> candidates, List<AccountOrder> orderBy, Moment moment) {
        List<UUID> ids = candidates.stream().map(Candidate::id).toList();
        List<Function<Candidate, @Nullable Comparable<?>>> columns = new ArrayList<>();
        for (AccountOrder order : orderBy) {
            columns.add(column(order.by(), ids, moment));
        }
        return candidates.stream()
                .map(candidate -> new Place(
                        IntStream.range(0, orderBy.size())
                                .mapToObj(i -> new Key(columns.get(i).apply(candidate), direction(orderBy.get(i))))
                                .toList(),
                        candidate.id))
                .toList();
    }

    private Function<Candidate, @Nullable Comparable<?>> column(
            AccountOrderField field, List<UUID> ids, Moment moment) {
        return switch (field) {
            case NAME -> Candidate::name;
            case REF -> Candidate::ref;
            case CUSTOMER_SINCE ->
                candidate -> candidate.customerSince == null ? null : candidate.customerSince.toString();
            case TRUST, CREDIBILITY, CONNECTION, THEIR_CREDIBILITY, CHURN_RISK -> {
                Map<UUID, Double> values = scores.of(field, ids, moment);
                yield candidate -> values.get(candidate.id);
            }
        };
    }

    private static SortDirection direction(AccountOrder order) {
        return order.direction() == null ? SortDirection.ASC : order.direction();
    }

    private static int indexAfter(List<Place> places, Place after) {
        int index = 0;
        while (index < places.size() && Place.ORDER.compare(places.get(index), after) <= 0) {
            index++;
        }
        return index;
    }

    private static String cursor(Place place) {
        StringBuilder text = new StringBuilder(place.id.toString());
        for (Key key : place.keys) {
            text.append('\n').append(key.value == null ? "" : "=" + key.value);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Place placeOf(String cursor, List<AccountOrder> orderBy) {
        try {
            String[] lines = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            if (lines.length != orderBy.size() + 1) {
                throw new IllegalArgumentException("made for another order");
            }
            List<Key> keys = new ArrayList<>();
            for (int i = 0; i < orderBy.size(); i++) {
                String value = lines[i + 1];
                keys.add(new Key(
                        value.isEmpty() ? null : value(orderBy.get(i).by(), value.substring(1)),
                        direction(orderBy.get(i))));
            }
            return new Place(keys, UUID.fromString(lines[0]));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "after", "\"%s\" is no cursor of this list. Maybe it was made for another order?", cursor);
        }
    }

    private static Comparable<?> value(AccountOrderField field, String text) {
        return field.isScore() ? Double.valueOf(text) : text;
    }
}
