package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.touchpoint.AnswerTimes.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours that waits for an answer, and what to do about it. Silence is never read as dislike: other priorities
 * keep people from answering. Pure.
 *
 * @param touchpoint the ref of the message
 * @param stakeholder who is asked; null when nobody in particular is
 * @param dueAt when to ask again: after the time within which four of five of their answers came, two days until that is
 *     known, ten days at most; and never later than the answer is needed
 * @param due whether that time has come
 * @param channel how to ask this time: another way than before
 * @param attempts how often they were asked already
 * @param arrived whether there is proof that the message arrived
 */
public record FollowUp(
        String touchpoint,
        @Nullable String stakeholder,
        Instant askedAt,
        Instant dueAt,
        boolean due,
        Channel channel,
        int attempts,
        boolean arrived) {

    /** All that wait, the one to be asked first at the front. */
    public static List<FollowUp> of(List<Fact> facts, Instant now) {
        List<Wait> waits = AnswerTimes.waits(facts);
        List<FollowUp> all = new ArrayList<>();
        for (Wait wait : waits) {
            if (wait.answered().isEmpty() && isLastTo(wait, waits)) {
                all.add(of(wait, waits, now));
            }
        }
        all.sort(Comparator.comparing(FollowUp::dueAt));
        return List.copyOf(all);
    }

    private static FollowUp of(Wait wait, List<Wait> waits, Instant now) {
        TouchpointFact.Happened message = wait.message().body();
        String who = firstOf(message);
        List<Wait> theirs = who == null ? List.of() : AnswerTimes.of(who, waits);
        // How long to wait for this one is judged by the others.
        Duration patience = AnswerTimes.reasonable(
                theirs.stream().filter(other -> !other.equals(wait)).toList(), now);
        Instant due = wait.message().at().plus(patience);
        if (message.answerBy() != null && message.answerBy().isBefore(due)) {
            due = message.answerBy();
        }
        List<Wait> unanswered =
                theirs.stream().filter(other -> other.answered().isEmpty()).toList();
        List<Channel> tried = unanswered.isEmpty()
                ? List.of(message.channel())
                : unanswered.stream()
                        .map(other -> other.message().body().channel())
                        .toList();
        return new FollowUp(
                wait.message().ref(),
                who,
                wait.message().at(),
                due,
                !due.isAfter(now),
                another(tried),
                Math.max(1, unanswered.size()),
                message.deliveredAt() != null || message.readAt() != null);
    }

    /** Whoever was asked twice is followed up once. */
    private static boolean isLastTo(Wait wait, List<Wait> waits) {
        String who = firstOf(wait.message().body());
        return who == null
                || waits.stream()
                        .noneMatch(other -> other.answered().isEmpty()
                                && other.message().at().isAfter(wait.message().at())
                                && who.equals(firstOf(other.message().body())));
    }

    private static @Nullable String firstOf(TouchpointFact.Happened message) {
        List<String> people = Objects.requireNonNullElse(message.participants(), List.of());
        return people.isEmpty() ? null : people.getFirst();
    }

    /** A way that was not tried; a call before a message, since a message went unanswered. */
    private static Channel another(List<Channel> tried) {
        return List.of(Channel.CALL, Channel.EMAIL, Channel.CHAT, Channel.VIDEO, Channel.LETTER, Channel.MEETING)
                .stream()
                .filter(channel ->
                        !tried.contains(channel) && !(channel == Channel.CALL && tried.contains(Channel.VOICEMAIL)))
                .findFirst()
                .orElse(Channel.MEETING);
    }
}
