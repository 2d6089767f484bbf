package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.ResponseTimes.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message of ours that awaits a response, with a suggested follow-up. Silence is never interpreted as dislike: other
 * priorities keep people from responding. A pure function.
 *
 * @param touchpoint ref of the message
 * @param stakeholder stakeholder to ask; null if the message had no particular recipient
 * @param people refs of all recipients
 * @param dueAt time of the follow-up: after the 80th percentile of the stakeholder's response times (two days until it
 * is known, ten days at most), but not after the response is needed
 * @param due whether that time has passed
 * @param channel channel for the follow-up, different from the previous ones
 * @param attempts number of messages so far
 * @param arrived whether there is proof of delivery
 */
public record FollowUp(
        String touchpoint,
        @Nullable String stakeholder,
        List<String> people,
        Instant askedAt,
        Instant dueAt,
        boolean due,
        Channel channel,
        int attempts,
        boolean arrived) {

    /** Returns all follow-ups, first due first. */
    public static List<FollowUp> of(List<Fact> facts, Instant now) {
        List<Wait> waits = ResponseTimes.waits(facts);
        StakeholderRoster roster = StakeholderRoster.of(facts);
        Set<String> proven = Receipt.proven(facts);
        List<FollowUp> all = new ArrayList<>();
        for (Wait wait : waits) {
            if (wait.answered().isEmpty() && isLastTo(wait, waits)) {
                all.add(of(wait, waits, roster, proven.contains(wait.message().ref()), now));
            }
        }
        all.sort(Comparator.comparing(FollowUp::dueAt));
        return List.copyOf(all);
    }

    private static FollowUp of(Wait wait, List<Wait> waits, StakeholderRoster roster, boolean arrived, Instant now) {
        TouchpointFact.Happened message = wait.message().body();
        String who = firstOf(message);
        List<Wait> theirs = who == null ? List.of() : ResponseTimes.of(who, waits, roster.leftAt(who));
        // The waiting time for this message is estimated from the others.
        Duration patience = ResponseTimes.reasonable(
                theirs.stream()
                        .filter(other -> !other.message().equals(wait.message()))
                        .toList(),
                now);
        Instant due = wait.message().at().plus(patience);
        if (message.answerBy() != null && message.answerBy().isBefore(due)) {
            due = message.answerBy();
        }
        List<Wait> unanswered = waits.stream()
                .filter(other ->
                        who != null && other.isTo(who) && other.answered().isEmpty())
                .toList();
        List<Channel> tried = unanswered.isEmpty()
                ? List.of(message.channel())
                : unanswered.stream()
                        .map(other -> other.message().body().channel())
                        .toList();
        return new FollowUp(
                wait.message().ref(),
                who,
                message.participantsOrNone(),
                wait.message().at(),
                due,
                !due.isAfter(now),
                another(tried),
                Math.max(1, unanswered.size()),
                arrived);
    }

    /** Of several messages to the same stakeholder, only the last one is followed up. */
    private static boolean isLastTo(Wait wait, List<Wait> waits) {
        String who = firstOf(wait.message().body());
        return who == null
                || waits.stream()
                        .noneMatch(other -> other.answered().isEmpty()
                                && other.message().at().isAfter(wait.message().at())
                                && who.equals(firstOf(other.message().body())));
    }

    private static @Nullable String firstOf(TouchpointFact.Happened message) {
        List<String> people = message.participantsOrNone();
        return people.isEmpty() ? null : people.getFirst();
    }

    /** Returns a channel that was not tried yet; a call before a message, because a message remained unanswered. */
    private static Channel another(List<Channel> tried) {
        return List.of(Channel.CALL, Channel.EMAIL, Channel.CHAT, Channel.VIDEO, Channel.LETTER, Channel.MEETING)
                .stream()
                .filter(channel ->
                        !tried.contains(channel) && !(channel == Channel.CALL && tried.contains(Channel.VOICEMAIL)))
                .findFirst()
                .orElse(Channel.MEETING);
    }
}
