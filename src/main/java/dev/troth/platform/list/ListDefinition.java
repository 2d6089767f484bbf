package dev.troth.platform.list;

import dev.troth.platform.database.Row;
import dev.troth.platform.list.Property.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * List definition of a record type: its rows and the properties that can be filtered, sorted and grouped by.
 *
 * @param type name in the schema
 * @param table table of its rows
 * @param prefix prefix of its global ids
 * @param rows class of its rows
 * @param plural name of its list on an account; null if it does not belong to accounts
 * @param searched SQL expression of the text for full-text search
 * @param newestFirst whether the default order is newest first; otherwise creation order
 * @param properties properties that can be filtered and sorted by
 */
public record ListDefinition(
        String type,
        String table,
        String prefix,
        Class<? extends Row> rows,
        @Nullable String plural,
        String searched,
        boolean newestFirst,
        List<Property> properties) {

    public ListDefinition {
        properties = List.copyOf(properties);
    }

    /** Column of the account of a row. */
    String accountColumn() {
        return plural == null ? "id" : "account_id";
    }

    boolean belongsToAccount() {
        return plural != null;
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

    /** Starts the definition of a record type. */
    public static Builder of(String type, String table, String prefix, Class<? extends Row> rows) {
        return new Builder(type, table, prefix, rows);
    }

    /** Builder of a list definition. */
    public static final class Builder {
        private final String type;
        private final String table;
        private final String prefix;
        private final Class<? extends Row> rows;
        private final List<Property> properties = new ArrayList<>();
        private @Nullable String plural;
        private String searched = "t.ref";
        private boolean newestFirst;

        private Builder(String type, String table, String prefix, Class<? extends Row> rows) {
            this.type = type;
            this.table = table;
            this.prefix = prefix;
            this.rows = rows;
            text("ref", "t.ref", "Caller's own key.");
        }

        /** Declares that the record type belongs to accounts, with the name of its list there. */
        public Builder ofAccount(String name) {
            plural = name;
            newestFirst = true;
            return this;
        }

        public Builder searching(String sql) {
            searched = sql;
            return this;
        }

        public Builder text(String name, String sql, String description) {
            return add(name, sql, Kind.TEXT, null, description);
        }

        /** @param words the enum in the schema */
        public Builder word(String name, String sql, Class<? extends Enum<?>> words, String description) {
            return add(name, sql, Kind.WORD, words.getSimpleName(), description);
        }

        public Builder number(String name, String sql, String description) {
            return add(name, sql, Kind.NUMBER, null, description);
        }

        public Builder time(String name, String sql, String description) {
            return add(name, sql, Kind.TIME, null, description);
        }

        public Builder date(String name, String sql, String description) {
            return add(name, sql, Kind.DATE, null, description);
        }

        public Builder flag(String name, String sql, String description) {
            return add(name, sql, Kind.FLAG, null, description);
        }

        public Builder texts(String name, String sql, String description) {
            return add(name, sql, Kind.TEXTS, null, description);
        }

        private Builder add(String name, String sql, Kind kind, @Nullable String words, String description) {
            properties.add(new Property(name, sql, kind, words, description, null));
            return this;
        }

        public ListDefinition build() {
            return new ListDefinition(type, table, prefix, rows, plural, searched, newestFirst, properties);
        }
    }
}
