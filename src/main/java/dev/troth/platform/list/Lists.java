package dev.troth.platform.list;

import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Moment;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import dev.troth.platform.list.ListRequest.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    public <R extends Row> Page<R> page(Class<R> rowClass, String type, Moment moment) {
        return queries.page(rowClass, request(type), moment);
    }

    /** A page of one account's rows, loaded for the whole cohort of accounts. */
    public <R extends RowOfAccount> Part<R> part(
            Class<R> rowClass, String type, Cohort<? extends Row> accounts, UUID account) {
        ListRequest request = request(type);
        Loaded<R> loaded = accounts.once(request, () -> load(rowClass, request, accounts));
        return new Part<>(loaded.pages.getOrDefault(account, Page.empty()), loaded.together);
    }

    /** The pages of a whole cohort of accounts. */
    private record Loaded<R extends Row>(Map<UUID, Page<R>> pages, Cohort<R> together) {}

    private <R extends RowOfAccount> Loaded<R> load(
            Class<R> rowClass, ListRequest request, Cohort<? extends Row> accounts) {
        List<UUID> ids = accounts.members().stream().map(row -> row.id).toList();
        Map<UUID, Page<R>> pages = queries.pages(rowClass, request, ids, accounts.moment());
        List<R> rows = new ArrayList<>();
        pages.values().forEach(page -> rows.addAll(page.rows()));
        return new Loaded<>(pages, new Cohort<>(accounts.moment(), rows));
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
