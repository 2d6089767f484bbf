package dev.troth.draft;

import dev.troth.platform.common.Urgency;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text to be checked before it is sent.
 *
 * @param owner person who is asked to act; defaults to a name found in the text
 * @param dueAt due time; defaults to a date found in the text
 * @param zone time zone of the dates in the text
 * @param agreed text that had been agreed
 * @param reply issue to which the text replies; null if it is not a reply
 */
record MessageDraft(
        String text,
        @Nullable String owner,
        @Nullable Instant dueAt,
        @Nullable Urgency urgency,
        ZoneId zone,
        @Nullable String agreed,
        @Nullable Reply reply) {

    /**
     * Issue to which a draft replies.
     *
     * @param heldUntil time before which a reply should not be sent
     */
    record Reply(
            String issue,
            boolean heated,
            Instant heldUntil,
            @Nullable String mainIssue,
            List<String> options) {}
}
