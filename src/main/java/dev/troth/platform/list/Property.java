package dev.troth.platform.list;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Property of a word that can be filtered by, and optionally sorted or grouped by.
 *
 * @param name name in the API
 * @param sql SQL expression over the row {@code t} or the row of an extension
 * @param words name of the enum in the schema, for {@link Kind#WORD}
 * @param extension extension to join; null for a column of the word
 */
public record Property(
        String name,
        String sql,
        Kind kind,
        @Nullable String words,
        String description,
        @Nullable String extension) {

    /** Kind of a property, which determines its comparisons. */
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

    /** Name in enums of sort keys and groups: customerSince becomes CUSTOMER_SINCE. */
    String constant() {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
