package dev.troth.ledger;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.list.ListDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Declaration of a kind of record: its facts, their projection into rows, and its form in the schema. The repository,
 * the lists, the lookups and the import of its facts come from it.
 *
 * @param <T> state of the subject
 * @param <R> row
 * @param <V> API type
 * @param facts types of the facts of this package; not all of them need to be about this kind of subject
 * @param fold state of the subject after one more fact
 * @param row row of a state; the repository adds id, ref, account and version
 * @param list form in the schema
 */
public record EntityType<T, R extends Row, V extends EntityView>(
        Class<R> rows,
        List<FactType<?>> facts,
        Fold<T> fold,
        Function<T, R> row,
        BiFunction<R, BatchContext<R>, V> view,
        ListDefinition list) {

    public EntityType {
        facts = List.copyOf(facts);
    }

    /** Kind of subject in the ledger, and name of the table. */
    public String kind() {
        return list.table();
    }

    /** Pure function of the facts about one subject. */
    @FunctionalInterface
    public interface Fold<T> {
        /**
         * @param before null before the first fact
         * @return null if the fact leaves no state
         * @throws dev.troth.platform.common.RejectedException if the fact is not valid in this state
         */
        @Nullable
        T apply(String ref, @Nullable T before, Fact fact);
    }

    /**
     * Starts the declaration of a kind.
     *
     * @param name name of the type in the schema, such as Contract; its table has the same name
     * @param plural name of its lists, such as contracts
     * @param prefix prefix of its global ids
     * @param view creates the API type of a row
     */
    public static <R extends Row, V extends EntityView> Rows<R, V> of(
            String name, String plural, String prefix, Class<R> rows, BiFunction<R, BatchContext<R>, V> view) {
        return new Rows<>(rows, view, ListDefinition.of(name, plural, prefix, rows, erased(view)));
    }

    @SuppressWarnings("unchecked") // The rows of a list are of the class in its declaration.
    private static <R extends Row, V extends EntityView> ListDefinition.ViewFactory erased(
            BiFunction<R, BatchContext<R>, V> view) {
        return (row, batch) -> view.apply((R) row, (BatchContext<R>) batch);
    }

    /** Step of the declaration: rows and API type are known. */
    public static final class Rows<R extends Row, V extends EntityView> {
        private final Class<R> rows;
        private final BiFunction<R, BatchContext<R>, V> view;
        private final ListDefinition.Builder list;

        private Rows(Class<R> rows, BiFunction<R, BatchContext<R>, V> view, ListDefinition.Builder list) {
            this.rows = rows;
            this.view = view;
            this.list = list;
        }

        /**
         * Declares the projection.
         *
         * @param fold state of the subject after one more fact
         * @param row row of a state
         */
        public <T> Builder<T, R, V> projection(Fold<T> fold, Function<T, R> row) {
            return new Builder<>(this, fold, row);
        }

        /** Declares that a record is one fact of this type, which changes only by corrections. */
        public <B extends FactBody> Builder<TypedFact<B>, R, V> unchanging(
                Class<B> body, Function<TypedFact<B>, R> row) {
            return projection((ref, before, fact) -> new TypedFact<>(fact, body.cast(fact.body())), row);
        }
    }

    /** Builder of a declaration. */
    public static final class Builder<T, R extends Row, V extends EntityView> {
        private final Rows<R, V> rows;
        private final Fold<T> fold;
        private final Function<T, R> row;
        private final List<FactType<?>> facts = new ArrayList<>();

        private Builder(Rows<R, V> rows, Fold<T> fold, Function<T, R> row) {
            this.rows = rows;
            this.fold = fold;
            this.row = row;
        }

        /** Adds a type of facts. */
        public Builder<T, R, V> fact(FactType<?> type) {
            facts.add(type);
            return this;
        }

        /** Completes the form in the schema: properties, search and the list on an account. */
        public EntityType<T, R, V> listed(Consumer<ListDefinition.Builder> more) {
            more.accept(rows.list);
            ListDefinition list = rows.list.build();
            return new EntityType<>(rows.rows, facts, fold, row, rows.view, list);
        }
    }
}
