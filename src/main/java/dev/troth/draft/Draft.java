package dev.troth.draft;

import dev.troth.platform.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text about to be sent.
 *
 * @param owner who is to do what is asked; read from the text when absent
 * @param dueAt until when; read from the text when absent
 * @param agreed what had been agreed to be sent
 * @param reply what is known of the issue it replies to; null when it replies to none
 */
record Draft(
        String text,
        @Nullable String owner,
        @Nullable Instant dueAt,
        @Nullable Urgency urgency,
        @Nullable String agreed,
        @Nullable Reply reply) {

    /**
     * A reply to an issue.
     *
     * @param heldUntil before which no reply should go out
     */
    record Reply(
            String issue,
            boolean heated,
            Instant heldUntil,
            @Nullable String mainIssue,
            List<String> options) {}
}
