package dev.troth.exchange.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** What kind of file it is. */
@Description("What kind of file it is.")
public enum JobFormat {
    @Description("JSON Lines: one fact a line.")
    FACTS("application/x-ndjson", "application/jsonl", "application/json", "application/octet-stream"),
    @Description("CSV with a mapping from columns to fields of facts.")
    CSV("text/csv"),
    @Description("A calendar (iCalendar): events that were become touchpoints.")
    CALENDAR("text/calendar"),
    @Description("A mailbox (mbox) or one message (eml): messages become touchpoints.")
    MAILBOX("application/mbox", "message/rfc822");

    private final String[] mediaTypes;

    JobFormat(String... mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    /** The media type of its files. */
    String mediaType() {
        return mediaTypes[0];
    }

    /** The format of files of a media type. */
    public static Optional<JobFormat> of(@Nullable String mediaType) {
        String type =
                mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> Arrays.asList(format.mediaTypes).contains(type))
                .findFirst();
    }
}
