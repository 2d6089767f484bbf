package dev.troth.exchange.job;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** What kind of file it is. */
@Description("What kind of file it is.")
public enum JobFormat {
    @Description("JSON Lines: one fact a line.")
    FACTS("application/x-ndjson"),
    @Description("CSV with a mapping from columns to fields of facts.")
    CSV("text/csv"),
    @Description("A calendar (iCalendar): events that were become touchpoints.")
    CALENDAR("text/calendar"),
    @Description("A mailbox (mbox) or one message (eml): messages become touchpoints.")
    MAILBOX("application/mbox");

    private final String mediaType;

    JobFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type of its files. */
    String mediaType() {
        return mediaType;
    }

    /** The format of files of a media type. */
    public static Optional<JobFormat> of(@Nullable String mediaType) {
        String type =
                mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                switch (type) {
                    case "application/x-ndjson", "application/jsonl", "application/json", "application/octet-stream" ->
                        FACTS;
                    case "text/csv" -> CSV;
                    case "text/calendar" -> CALENDAR;
                    case "application/mbox", "message/rfc822" -> MAILBOX;
                    default -> null;
                });
    }
}
