package dev.troth.exchange.mapping;

import dev.troth.platform.common.DomainName;
import dev.troth.platform.common.EmailAddress;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import dev.troth.platform.common.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Kinds of texts that have one spelling ({@code as}). */
enum Cleaning {
    /** Mail address, in lower case. */
    EMAIL("email") {
        @Override
        String clean(String field, String text) {
            return EmailAddress.key(field, text);
        }
    },
    /** Internet domain. */
    DOMAIN("domain") {
        @Override
        String clean(String field, String text) {
            return DomainName.of(field, text);
        }
    },
    /** Telephone number. */
    PHONE("phone") {
        @Override
        String clean(String field, String text) {
            String number = MARK.matcher(VisibleText.cleaned(text)).replaceFirst("");
            checkWhole(field, number);
            return number;
        }
    },
    /** Salesforce id: one with 15 characters is completed to 18. */
    SALESFORCE_ID("salesforceId") {
        @Override
        String clean(String field, String text) {
            return SalesforceId.of(field, VisibleText.cleaned(text));
        }
    },
    /** Key of a record. */
    KEY("key") {
        @Override
        String clean(String field, String text) {
            String key = VisibleText.cleaned(text);
            checkWhole(field, key);
            return key;
        }
    };

    /** Start of telephone numbers in links, and the mark by which spreadsheets know a text. */
    private static final Pattern MARK = Pattern.compile("^(tel:\\s*|')", Pattern.CASE_INSENSITIVE);

    private static final Pattern SHORTENED = Pattern.compile("\\d([.,]\\d+)?E\\+\\d{1,3}", Pattern.CASE_INSENSITIVE);

    private final String word;

    Cleaning(String word) {
        this.word = word;
    }

    /**
     * Returns the text in its one spelling.
     *
     * @throws RejectedException if the text is not of this kind
     */
    abstract String clean(String field, String text);

    static Cleaning of(String word, String owner) {
        List<String> words = Arrays.stream(values()).map(kind -> kind.word).toList();
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> MappingKeys.invalid(
                        "%s: as is \"%s\", which is not known.%s", owner, word, Suggestion.maybe(word, words)));
    }

    /** Refuses a number that a spreadsheet has shortened, since others were shortened to the same. */
    private static void checkWhole(String field, String text) {
        if (SHORTENED.matcher(text).matches()) {
            throw RejectedException.invalid(
                    field,
                    "%s is \"%s\", a number that a spreadsheet has shortened. Maybe format the column as text, and export"
                            + " it again?",
                    field,
                    text);
        }
    }
}
