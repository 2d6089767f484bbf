package dev.troth.exchange.reader;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** Format of a file. */
@Description("Format of a file.")
public enum FileFormat {
    @Description("JSON Lines: one fact per line.")
    FACTS("application/x-ndjson"),
    @Description("JSON records of any shape with a mapping of their values to fields of facts.")
    RECORDS("application/x-ndjson"),
    @Description("CSV with a mapping of columns to fields of facts.")
    CSV("text/csv"),
    @Description("Calendar (iCalendar): past events become touchpoints.")
    CALENDAR("text/calendar"),
    @Description("Mailbox (mbox) or single message (eml): messages become touchpoints.")
    MAILBOX("application/mbox"),
    @Description("Messages of the Singer specification (SCHEMA, RECORD, STATE), one per line.")
    SINGER("application/x-ndjson"),
    @Description("Messages of the Airbyte protocol, or rows of the raw tables of an Airbyte destination, one per line.")
    AIRBYTE("application/x-ndjson"),
    @Description("Calls of Segment (track, identify, group …), one or one batch per line.")
    SEGMENT("application/x-ndjson"),
    @Description("Change events of Debezium, one per line.")
    DEBEZIUM("application/x-ndjson");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Media type of the format. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns whether a file of this format consists of lines of JSON. */
    public boolean isLines() {
        return mediaType.equals(FACTS.mediaType);
    }

    /** Returns the format of a media type. */
    public static Optional<FileFormat> of(@Nullable String mediaType) {
        String type =
                mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (type) {
                    case "application/x-ndjson", "application/jsonl", "application/json", "application/octet-stream" ->
                        FACTS;
                    case "text/csv", "application/csv", "text/tab-separated-values" -> CSV;
                    case "text/calendar" -> CALENDAR;
                    case "application/mbox", "message/rfc822" -> MAILBOX;
                    default -> null;
                });
    }
}
