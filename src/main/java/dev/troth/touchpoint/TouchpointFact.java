package dev.troth.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.Attribution;
import dev.troth.platform.Direction;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.Urgency;
import dev.troth.platform.Weekday;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about contact. */
public sealed interface TouchpointFact extends FactBody {

    /**
     * {@code touchpoint}: there was contact.
     *
     * @param mutual whether both sides took part; meetings, events and calls always are
     * @param participants the stakeholders who took part
     * @param context routine when absent
     * @param responseTime how long our answer to theirs took
     * @param wantsAnswer whether we wait for an answer to it
     * @param answerBy until when an answer is needed
     * @param answers the touchpoint that this one answers
     * @param deliveredAt proof that it arrived
     * @param readAt proof that it was read
     * @param promises how many promises were spoken, so that none stays unrecorded
     * @param closing whether it closed a project or a series of meetings
     * @param rating what they thought of it, 0 to 1
     */
    record Happened(
            Channel channel,
            Direction direction,
            @Nullable Boolean mutual,
            @Nullable List<String> participants,
            @PersonalText @Nullable List<String> topics,
            @Nullable TouchpointContext context,
            @Nullable TouchpointTrigger trigger,
            @Nullable Duration responseTime,
            @PersonalText @Nullable String summary,
            @PersonalText @Nullable List<String> learnings,
            @Nullable List<AgendaItem> agenda,
            @Nullable String initiative,
            @Nullable Boolean wantsAnswer,
            @Nullable Instant answerBy,
            @Nullable Urgency urgency,
            @Nullable String answers,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            @Nullable Integer promises,
            @Nullable Boolean closing,
            @Nullable Double rating)
            implements TouchpointFact {
        public Happened {
            Require.present("channel", channel);
            Require.present("direction", direction);
            Require.refs("participants", participants);
            Require.refs("topics", topics);
            Require.refs("learnings", learnings);
            Require.share("rating", rating);
            Require.notNegative("promises", promises == null ? null : promises.doubleValue());
        }

        /** Whether it is ours and waits for an answer. */
        @JsonIgnore
        public boolean isWaiting() {
            return direction == Direction.OUT && Boolean.TRUE.equals(wantsAnswer);
        }

        /** What was to be discussed, never null. */
        public List<AgendaItem> agendaOrNone() {
            return agenda == null ? List.of() : agenda;
        }

        @Override
        public void check(Instant at) {
            if (answerBy != null) {
                Require.notBefore("answerBy", answerBy, "at", at);
            }
            if (deliveredAt != null) {
                Require.notBefore("deliveredAt", deliveredAt, "at", at);
            }
            if (readAt != null) {
                Require.notBefore("readAt", readAt, "at", at);
            }
        }

        public boolean isMutual() {
            return channel.isSynchronous() || Boolean.TRUE.equals(mutual);
        }

        public TouchpointContext contextOrRoutine() {
            return context == null ? TouchpointContext.ROUTINE : context;
        }

        @Override
        public List<Reference> references() {
            return Stream.of(
                            Reference.each("participants", "stakeholder", participants),
                            Reference.one("initiative", "initiative", initiative),
                            Reference.one("answers", "touchpoint", answers))
                    .flatMap(each -> each)
                    .toList();
        }
    }

    /**
     * What was to be discussed.
     *
     * @param priority 0 to 1; critical from {@value #CRITICAL}
     * @param discussed whether it was
     * @param discussedAt when; without it, items count as discussed in the order in which they stand
     */
    record AgendaItem(
            @PersonalText String title,
            @Nullable Double priority,
            @Nullable Boolean discussed,
            @Nullable Instant discussedAt) {
        /** From here on an item must be dealt with first. */
        public static final double CRITICAL = 0.7;

        public AgendaItem {
            Require.text("agenda.title", title);
            Require.share("agenda.priority", priority);
        }

        public boolean wasDiscussed() {
            return discussedAt != null || Boolean.TRUE.equals(discussed);
        }

        public double priorityOrUsual() {
            return priority == null ? 0.5 : priority;
        }

        @JsonIgnore
        public boolean isCritical() {
            return priorityOrUsual() >= CRITICAL;
        }
    }

    /**
     * {@code experience}: something that will be remembered.
     *
     * @param severity how much it mattered, 0 to 1; 0.5 when absent
     * @param title what it was, in a few words
     */
    record Experience(
            Boolean good,
            @Nullable Double severity,
            @Nullable List<String> participants,
            @Nullable Attribution attribution,
            @PersonalText @Nullable String title)
            implements TouchpointFact {
        public Experience {
            Require.present("good", good);
            Require.share("severity", severity);
            Require.refs("participants", participants);
        }

        public double severityOrUsual() {
            return severity == null ? 0.5 : severity;
        }

        @Override
        public List<Reference> references() {
            return Reference.each("participants", "stakeholder", participants).toList();
        }
    }

    /**
     * {@code availability}: when somebody can be reached, week after week, in their own time zone. Of a stakeholder it
     * names the account; of a member of ours it names none. The one told last holds.
     *
     * @param from such as 09:00
     * @param to such as 17:30
     */
    record Available(
            @Nullable String stakeholder,
            @Nullable String member,
            List<Weekday> days,
            String from,
            String to,
            String timeZone)
            implements TouchpointFact {
        public Available {
            if ((stakeholder == null) == (member == null)) {
                throw Refusal.invalid("stakeholder", "Say whose availability it is: a stakeholder or a member.");
            }
            if (Require.present("days", days).isEmpty()) {
                throw Refusal.invalid("days", "days must name at least one day. Maybe [\"MONDAY\"]?");
            }
            if (!time("to", to).isAfter(time("from", from))) {
                throw Refusal.invalid("to", "to is %s, which is not after from, %s.", to, from);
            }
            zone(timeZone);
        }

        public LocalTime opens() {
            return time("from", from);
        }

        public LocalTime closes() {
            return time("to", to);
        }

        public ZoneId zone() {
            return zone(timeZone);
        }

        private static LocalTime time(String field, @Nullable String text) {
            try {
                return LocalTime.parse(Require.present(field, text));
            } catch (DateTimeException e) {
                throw Refusal.invalid(field, "%s is \"%s\", which is no time of day. Maybe \"09:00\"?", field, text);
            }
        }

        private static ZoneId zone(@Nullable String text) {
            try {
                return ZoneId.of(Require.present("timeZone", text));
            } catch (DateTimeException e) {
                throw Refusal.invalid(
                        "timeZone", "timeZone is \"%s\", which is no IANA time zone. Maybe \"Europe/Berlin\"?", text);
            }
        }

        @Override
        public List<Reference> references() {
            return Reference.one("stakeholder", "stakeholder", stakeholder).toList();
        }
    }
}
