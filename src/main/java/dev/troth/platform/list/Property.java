package dev.troth.platform.list;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something of a word that can be filtered by, and perhaps sorted or grouped by.
 *
 * @param name as callers see it
 * @param sql an expression over the word's row {@code t} or the row of an extension
 * @param words the name of the enum in the schema, for {@link Kind#WORD}
 * @param extension which extension must be joined; null for the word's own columns
 */
public record Property(
        String name,
        String sql,
        Kind kind,
        @Nullable String words,
        String description,
        @Nullable String extension) {

    /** What a property is, and thus how it compares. */
    public enum Kind {
        TEXT("text"),
        WORD("text"),
        NUMBER("double precision"),
        TIME("timestamptz"),
        DATE("date"),
        FLAG("boolean"),
        TEXTS("text[]");

        final String sqlType;

        Kind(String sqlType) {
            this.sqlType = sqlType;
        }
    }

    boolean isOrdered() {
        return kind != Kind.TEXTS;
    }

    boolean isGrouped() {
        return kind == Kind.WORD || kind == Kind.FLAG || kind == Kind.TEXT;
    }

    /** Its name among the sort keys and groups: customerSince becomes CUSTOMER_SINCE. */
    String constant() {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
