package dev.troth.platform.list;

import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Moment;
import dev.troth.platform.ReadAlong;
import dev.troth.platform.Refusal;
import dev.troth.platform.RoundTrip;
import dev.troth.platform.Row;
import dev.troth.platform.RowOfAccount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Lists for resolvers: the page is determined by the arguments of the current field. */
@ApplicationScoped
public class Lists implements ReadAlong {
    private final ListQueries queries;
    private final Words words;
    private final RoundTrip roundTrip;

    Lists(ListQueries queries, Words words, RoundTrip roundTrip) {
        this.queries = queries;
        this.words = words;
        this.roundTrip = roundTrip;
    }

    /** Returns a page over all rows of a word. */
    public <R extends Row> Page<R> page(String type, Moment moment) {
        return queries.page(request(type), moment);
    }

    /**
     * Returns a page of the rows of one account. Loads the pages of all accounts of the cohort in one batch, together
     * with the data of sibling fields.
     */
    @SuppressWarnings("unchecked") // The rows of a word are of its class.
    public <R extends RowOfAccount> Part<R> part(String type, Cohort<? extends Row> accounts, UUID account) {
        ListRequest request = request(type);
        if (!accounts.has(request)) {
            roundTrip.read(accounts);
        }
        Loaded<R> loaded = (Loaded<R>) accounts.once(
                request, () -> Loaded.of(queries.pages(request, accounts.ids(), accounts.moment()), accounts));
        return new Part<>(loaded.pages.getOrDefault(account, Page.empty()), loaded.together);
    }

    /** An invalid list request is skipped here; the error is reported when its own field is resolved. */
    @Override
    public Optional<Reading> reading(CurrentField field, Cohort<? extends Row> accounts) {
        Listed word = words.relation(field.name());
        if (word == null) {
            return Optional.empty();
        }
        try {
            return queries.reading(
                    request(word, field), accounts.ids(), accounts.moment(), pages -> Loaded.of(pages, accounts));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** Pages of all accounts of a cohort. */
    private record Loaded<R extends Row>(Map<UUID, Page<R>> pages, Cohort<R> together) {
        static <R extends Row> Loaded<R> of(Map<UUID, Page<R>> pages, Cohort<? extends Row> accounts) {
            List<R> rows = new ArrayList<>();
            pages.values().forEach(page -> rows.addAll(page.rows()));
            return new Loaded<>(pages, new Cohort<>(accounts.moment(), rows));
        }
    }

    /**
     * A page, and the rows of all pages that were loaded with it.
     *
     * @param together cohort of these rows, for batched reads
     */
    public record Part<R extends Row>(Page<R> page, Cohort<R> together) {
        /** A page that was loaded alone. */
        public static <R extends Row> Part<R> alone(Page<R> page, Moment moment) {
            return new Part<>(page, new Cohort<>(moment, page.rows()));
        }
    }

    /** Returns the list request from the arguments of the current field. */
    private ListRequest request(String type) {
        return request(words.named(type), CurrentField.get());
    }

    private static ListRequest request(Listed word, CurrentField field) {
        return ListRequest.of(word, field.arguments(), ListRequest.Extent.of(field.selection()));
    }
}
