package dev.troth.exchange.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replies that were imported before the messages that they may answer. */
interface ReplyDirectory {
    /**
     * A reply and the messages that it awaits.
     *
     * @param reply ref of the reply
     * @param parents refs of the messages, the most likely first
     */
    record Awaiting(String reply, List<String> parents) {}

    /**
     * A stored reply that awaits a message.
     *
     * @param parent ref of the message
     * @param nearer refs of the messages that it more likely answers
     * @param ref ref of the reply
     * @param account ref of its account
     * @param channel channel of the stored touchpoint
     * @param mutual whether it counts as an answer
     * @param responseTime time that we took to answer; null if it is not stored
     */
    record Reply(
            String parent,
            List<String> nearer,
            String ref,
            String account,
            Instant at,
            String channel,
            boolean outbound,
            boolean mutual,
            @Nullable Duration responseTime) {

        /** Returns whether the reply answers a message of this time and direction. */
        boolean answers(ThreadIndex.Sent message) {
            return new ThreadIndex.Sent(at, outbound).answers(message);
        }
    }

    /** Stores what replies await; replies that are stored already keep what they have. */
    void await(List<Awaiting> replies);

    /** Returns the stored replies that await one of these messages. */
    List<Reply> awaiting(Collection<String> parents);
}
