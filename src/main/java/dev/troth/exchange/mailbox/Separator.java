package dev.troth.exchange.mailbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises the lines that begin a message in a mailbox (RFC 4155): "From ", an address and a date, in the variants
 * that programs write. The lines around
 * it decide in doubt, because sentences begin with the same word.
 */
enum Separator {
    /** An address, or a dash, and a date. */
    CERTAIN,
    /** Several words and a date. */
    WORDY,
    /** An address without a date, or nothing. */
    BARE,
    NONE;

    /** Maximum length of a line that is looked at. */
    static final int LONGEST = 1000;

    private static final int LONGEST_DATE = 150;

    private static final String WEEKDAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+";
    private static final String MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final String TIME = "\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?:\\s?[ap]m)?";
    private static final String ZONE = "(?:\\s+\\(?(?:[a-z]{1,5}(?:[+-]\\d{1,4})?|[+-]\\d{2}:?\\d{2})\\)?){0,3}";
    private static final String YEAR = "\\d{2}(?:\\d{2})?";
    private static final Pattern DATE = Pattern.compile("(?:" + WEEKDAY + ")?(?:"
            + MONTH + "\\s+\\d{1,2},?\\s+" + TIME + ZONE + "\\s+" + YEAR + ZONE
            + "|" + MONTH + "\\s+\\d{1,2},?\\s+" + YEAR + ",?\\s+" + TIME + ZONE
            + "|\\d{1,2}[\\s-]+" + MONTH + "[\\s-]+" + YEAR + ",?\\s+" + TIME + ZONE
            + "|\\d{4}-\\d\\d-\\d\\d[t\\s]" + TIME + "z?" + ZONE
            + ")(?:\\s+remote from \\S+)?");
    private static final Pattern SENDER =
            Pattern.compile("|\\S+|\"[^\"]{0,200}\"\\S*|\\S+\\s+(?:at|@)\\s+\\S+|<[^<>]{0,300}>");
    private static final Pattern ADDRESS = Pattern.compile("|-|\\S+@\\S+|mailer-daemon");
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,100}[ \\t]*:.*", Pattern.DOTALL);

    private static final Set<String> KNOWN = Set.of(
            "apparently-to",
            "auto-submitted",
            "bcc",
            "cc",
            "comments",
            "content-class",
            "content-disposition",
            "content-language",
            "content-length",
            "content-transfer-encoding",
            "content-type",
            "date",
            "delivered-to",
            "delivery-date",
            "dkim-signature",
            "envelope-to",
            "errors-to",
            "from",
            "importance",
            "in-reply-to",
            "keywords",
            "lines",
            "list-id",
            "list-unsubscribe",
            "mail-followup-to",
            "message-id",
            "mime-version",
            "organization",
            "precedence",
            "priority",
            "received",
            "received-spf",
            "references",
            "reply-to",
            "resent-date",
            "resent-from",
            "resent-message-id",
            "resent-to",
            "return-path",
            "return-receipt-to",
            "sender",
            "status",
            "subject",
            "thread-index",
            "thread-topic",
            "to",
            "user-agent");

    /** Returns what a line of a file is, without regard to the lines around it. */
    static Separator of(String line) {
        if (!mayBe(line)) {
            return NONE;
        }
        String rest = line.substring(4).strip().toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(rest).matches()) {
            return BARE;
        }
        for (int at = 0; at >= 0; at = next(rest, at)) {
            if (rest.length() - at <= LONGEST_DATE
                    && DATE.matcher(rest.substring(at)).matches()) {
                String sender = rest.substring(0, at).strip();
                return SENDER.matcher(sender).matches() ? CERTAIN : WORDY;
            }
        }
        return NONE;
    }

    /** Returns whether a line begins like a separator, and is not a header field. */
    static boolean mayBe(String line) {
        return line.equals("From") || (line.startsWith("From ") && !isField(line));
    }

    /** Returns the position of the next word; -1 if there is none. */
    private static int next(String text, int at) {
        int space = text.indexOf(' ', at);
        while (space >= 0 && space < text.length() && text.charAt(space) == ' ') {
            space++;
        }
        return space >= text.length() ? -1 : space;
    }

    /** Returns whether a line has the form of a header field. */
    static boolean isField(String line) {
        return FIELD.matcher(line).matches();
    }

    /** Returns whether a line is a header field with a name that messages usually have. */
    static boolean isKnownField(String line) {
        if (!isField(line)) {
            return false;
        }
        String name = line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT);
        return KNOWN.contains(name) || name.startsWith("x-") || name.startsWith("arc-") || name.startsWith("list-");
    }

    /**
     * Returns whether a line begins a message.
     *
     * @param apart whether the line is the first one of the file, or after an empty line
     * @param next next line
     * @param second line after the next one
     */
    boolean begins(boolean apart, String next, String second) {
        boolean goesOn = second.isBlank() || isField(second) || second.startsWith(" ") || second.startsWith("\t");
        return switch (this) {
            case CERTAIN -> apart ? isField(next) : isKnownField(next) && goesOn && !second.isBlank();
            case WORDY, BARE -> apart && isKnownField(next) && goesOn;
            case NONE -> false;
        };
    }
}
