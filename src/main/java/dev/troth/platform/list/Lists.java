package dev.troth.platform.list;

import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.ListRequest.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lists as resolvers ask for them: what is wanted stands in the arguments of their field. */
@ApplicationScoped
public class Lists {
    private final ListQueries queries;
    private final Words words;

    Lists(ListQueries queries, Words words) {
        this.queries = queries;
        this.words = words;
    }

    /** A page of all rows of a word. */
    public <R extends Row> Page<R> page(String type, Moment moment) {
        return queries.page(request(type), moment);
    }

    /**
     * A page of one account's rows, loaded for the whole cohort of accounts; the other lists that are asked of the same
     * accounts are read along, in one round trip to the database.
     */
    @SuppressWarnings("unchecked") // the rows of a word are of its class
    public <R extends RowOfAccount> Part<R> part(String type, Cohort<? extends Row> accounts, UUID account) {
        ListRequest request = request(type);
        if (!accounts.has(request)) {
            load(request, accounts);
        }
        Loaded<R> loaded = (Loaded<R>) accounts.once(request, Lists::notLoaded);
        return new Part<>(loaded.pages.getOrDefault(account, Page.empty()), loaded.together);
    }

    /** The pages of a whole cohort of accounts. */
    private record Loaded<R extends Row>(Map<UUID, Page<R>> pages, Cohort<R> together) {}

    private void load(ListRequest request, Cohort<? extends Row> accounts) {
        Set<ListRequest> wanted = new LinkedHashSet<>(List.of(request));
        CurrentField.get()
                .siblings()
                .forEach(sibling ->
                        requestOf(sibling).filter(other -> !accounts.has(other)).ifPresent(wanted::add));
        List<UUID> ids = accounts.members().stream().map(row -> row.id).toList();
        queries.pages(wanted, ids, accounts.moment()).forEach((one, pages) -> {
            List<RowOfAccount> rows = new ArrayList<>();
            pages.values().forEach(page -> rows.addAll(page.rows()));
            accounts.once(one, () -> new Loaded<>(pages, new Cohort<>(accounts.moment(), rows)));
        });
    }

    private static Loaded<?> notLoaded() {
        throw new IllegalStateException("A list was not loaded.");
    }

    /** What a field asks for, if it is a list of accounts, and makes sense; else it is told when its turn comes. */
    private Optional<ListRequest> requestOf(CurrentField field) {
        Listed word = words.relation(field.name());
        try {
            return word == null
                    ? Optional.empty()
                    : Optional.of(ListRequest.of(word, field.arguments(), Reading.of(field.selection())));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /**
     * A page, and the rows of all pages that were loaded with it.
     *
     * @param together so that what they need is loaded for all of them
     */
    public record Part<R extends Row>(Page<R> page, Cohort<R> together) {
        /** A page that was loaded alone. */
        public static <R extends Row> Part<R> alone(Page<R> page, Moment moment) {
            return new Part<>(page, new Cohort<>(moment, page.rows()));
        }
    }

    /** What the arguments of the field that is being resolved ask for. */
    private ListRequest request(String type) {
        CurrentField field = CurrentField.get();
        return ListRequest.of(words.named(type), field.arguments(), Reading.of(field.selection()));
    }
}
