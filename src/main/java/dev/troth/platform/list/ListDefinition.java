package dev.troth.platform.list;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Row;
import dev.troth.platform.database.RowColumns;
import dev.troth.platform.database.RowColumns.RowColumn;
import dev.troth.platform.list.Property.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Form of a kind of record in the schema: its rows, and the properties that can be filtered, sorted and grouped by.
 *
 * @param type name in the schema
 * @param table table of its rows, and kind of subject in the ledger
 * @param prefix prefix of its global ids
 * @param rows class of its rows
 * @param view creates the API type of a row
 * @param plural name of its list
 * @param accountDescription description of the list on an account; empty if it does not belong to accounts
 * @param searched SQL expression of the text for full-text search
 * @param properties properties that can be filtered and sorted by
 * @param links fields that refer to other records
 */
public record ListDefinition(
        String type,
        String table,
        String prefix,
        Class<? extends Row> rows,
        ViewFactory view,
        String plural,
        String accountDescription,
        String searched,
        List<Property> properties,
        List<Link> links) {

    /** Time at which the record was created. */
    private static final String AT = "t.at";

    public ListDefinition {
        properties = List.copyOf(properties);
        links = List.copyOf(links);
    }

    /** Column of the account of a row. */
    String accountColumn() {
        return belongsToAccount() ? "account_id" : "id";
    }

    boolean belongsToAccount() {
        return AccountOwnedRow.class.isAssignableFrom(rows);
    }

    /** The time at which the record was created, under the name that it has for this kind; empty if it has none. */
    Optional<Property> at() {
        return properties.stream().filter(property -> property.sql().equals(AT)).findFirst();
    }

    /** Whether the default order is newest first; otherwise it is the creation order. */
    boolean newestFirst() {
        return belongsToAccount();
    }

    /** Creates the API type of a row. */
    @FunctionalInterface
    public interface ViewFactory {
        /** @param batch the rows that were loaded together with this one */
        EntityView of(Row row, BatchContext<? extends Row> batch);
    }

    /** The word for one record, such as contract. */
    String singular() {
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** The word for records at the start of a sentence, such as Contracts. */
    String title() {
        return Character.toUpperCase(plural.charAt(0)) + plural.substring(1);
    }

    /** Whether one record and many have the same word, such as feedback. */
    boolean isUncountable() {
        return plural.equals(singular());
    }

    /** Whether the schema has a field that looks up one record. An uncountable word is already the name of the list. */
    boolean hasLookup() {
        return !isUncountable();
    }

    /** Returns the same definition with other properties. */
    ListDefinition with(List<Property> others) {
        return new ListDefinition(type, table, prefix, rows, view, plural, accountDescription, searched, others, links);
    }

    /** Columns of its export. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (belongsToAccount()) {
            columns.add("account");
        }
        properties.forEach(property -> columns.add(property.name()));
        return columns;
    }

    /**
     * Starts the definition of a kind of record, whose connection and fields the schema generates.
     *
     * @param type name in the schema
     * @param plural name of its list
     * @param prefix prefix of its global ids
     * @param view creates the API type of a row
     */
    public static Builder of(String type, String plural, String prefix, Class<? extends Row> rows, ViewFactory view) {
        return new Builder(type, plural, prefix, rows, view);
    }

    /** Builder of a list definition. */
    public static final class Builder {
        private final String type;
        private final String plural;
        private final String prefix;
        private final Class<? extends Row> rows;
        private final ViewFactory view;
        private final List<Property> properties = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private String accountDescription = "";
        private String searched = "t.ref";

        private Builder(String type, String plural, String prefix, Class<? extends Row> rows, ViewFactory view) {
            this.type = type;
            this.plural = plural;
            this.prefix = prefix;
            this.rows = rows;
            this.view = view;
            text("ref", "t.ref", "Caller's own key.");
            new RowColumns(rows).all().forEach(this::addListed);
        }

        private void addListed(RowColumn column) {
            Listed listed = column.field().getAnnotation(Listed.class);
            if (listed != null && !listed.currency().isEmpty()) {
                properties.add(Property.money(
                        Listed.Names.of(column.field()),
                        "t." + column.name(),
                        "t." + listed.currency(),
                        listed.value(),
                        null));
            } else if (listed != null) {
                Class<?> type = column.field().getType();
                add(
                        Listed.Names.of(column.field()),
                        "t." + column.name(),
                        Kind.of(type, listed.category()),
                        type.isEnum() ? type.getSimpleName() : null,
                        listed.value());
            }
        }

        /** Describes the list on an account. */
        public Builder beneathAccount(String words) {
            accountDescription = words;
            return this;
        }

        /** Field that is another record, to which the row refers. Replaces the field of the column with this name. */
        public <S extends Row> Builder link(
                String name, String target, String description, Class<S> row, Function<S, @Nullable String> ref) {
            links.add(Link.one(type, name, target, description, row, ref));
            return this;
        }

        /** Field that is a list of other records, to which the row refers. */
        public <S extends Row> Builder links(
                String name,
                String target,
                String description,
                Class<S> row,
                Function<S, ? extends @Nullable Collection<String>> refs) {
            links.add(Link.many(type, name, target, description, row, refs));
            return this;
        }

        public Builder searching(String sql) {
            searched = sql;
            return this;
        }

        public Builder text(String name, String sql, String description) {
            return add(name, sql, Kind.TEXT, null, description);
        }

        public Builder number(String name, String sql, String description) {
            return add(name, sql, Kind.NUMBER, null, description);
        }

        /** Property that is computed by SQL, with the values of an enum. */
        public Builder enumerated(String name, String sql, Class<? extends Enum<?>> type, String description) {
            return add(name, sql, Kind.of(type, false), type.getSimpleName(), description);
        }

        /** Names the time at which the record was created, which is a field and a property of every kind. */
        public Builder at(String name, String description) {
            return add(name, AT, Kind.TIME, null, description);
        }

        private Builder add(String name, String sql, Kind kind, @Nullable String words, String description) {
            properties.add(new Property(name, sql, kind, words, description, null));
            return this;
        }

        public ListDefinition build() {
            return new ListDefinition(
                    type,
                    type.toLowerCase(Locale.ROOT),
                    prefix,
                    rows,
                    view,
                    plural,
                    accountDescription,
                    searched,
                    properties,
                    links);
        }
    }
}
