package dev.troth.touchpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.issue.Conversation;
import dev.troth.ledger.EventTime;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.GuardedBody;
import dev.troth.ledger.MemberRef;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.ledger.StatedTime;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.CategoryName;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.Urgency;
import dev.troth.platform.common.Weekday;
import dev.troth.touchpoint.Receipt.ReceiptKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about touchpoints. */
public sealed interface TouchpointFact extends FactBody {

    /**
     * {@code touchpoint}: a contact between the account and us.
     *
     * @param mutual whether both sides took part; always true for meetings, events and calls
     * @param participants stakeholders who took part
     * @param context defaults to routine
     * @param responseTime time that we took to respond to the stakeholder
     * @param wantsAnswer whether we await a response
     * @param answerBy time by which a response is needed
     * @param answers touchpoint that this one answers
     * @param deliveredAt time of delivery, if there is proof
     * @param readAt time of reading, if there is proof
     * @param promises number of commitments that were made, so that unrecorded ones are found
     * @param closing whether it closed a project or a series of meetings
     * @param rating rating by the participants, 0 to 1
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
            @StatedTime @Nullable Instant answerBy,
            @Nullable Urgency urgency,
            @Nullable String answers,
            @EventTime @Nullable Instant deliveredAt,
            @EventTime @Nullable Instant readAt,
            @Nullable Integer promises,
            @Nullable Boolean closing,
            @Nullable Double rating)
            implements TouchpointFact, Conversation {
        public Happened {
            Require.present("channel", channel);
            Require.present("direction", direction);
            Require.refs("participants", participants);
            Require.refs("topics", topics);
            topics = CategoryName.canonical(topics);
            Require.refs("learnings", learnings);
            Require.share("rating", rating);
            Require.notNegative("promises", promises == null ? null : promises.doubleValue());
        }

        /** Returns whether it is a message of ours that awaits a response. */
        @JsonIgnore
        public boolean isWaiting() {
            return direction == Direction.OUT && Boolean.TRUE.equals(wantsAnswer);
        }

        /** Returns the participants, never null. */
        public List<String> participantsOrNone() {
            return participants == null ? List.of() : participants;
        }

        /** Returns the agenda items, never null. */
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
            if (readAt != null && deliveredAt != null) {
                Require.notBefore("readAt", readAt, "deliveredAt", deliveredAt);
            }
            for (int i = 0; i < agendaOrNone().size(); i++) {
                Instant discussed = agendaOrNone().get(i).discussedAt();
                if (discussed != null) {
                    Require.notBefore("agenda." + i + ".discussedAt", discussed, "at", at);
                }
            }
        }

        @Override
        public Happened seenAt(Instant now) {
            boolean plain = deliveredAt == null && readAt == null && agenda == null;
            if (plain || eventTimes().stream().noneMatch(time -> time.isAfter(now))) {
                return this;
            }
            List<AgendaItem> seen = agenda == null
                    ? null
                    : agenda.stream().map(item -> item.seenAt(now)).toList();
            return new Happened(
                    channel,
                    direction,
                    mutual,
                    participants,
                    topics,
                    context,
                    trigger,
                    responseTime,
                    summary,
                    learnings,
                    seen,
                    initiative,
                    wantsAnswer,
                    answerBy,
                    urgency,
                    answers,
                    FactBody.notAfter(now, deliveredAt),
                    FactBody.notAfter(now, readAt),
                    promises,
                    closing,
                    rating);
        }

        @Override
        public List<Instant> eventTimes() {
            return Stream.concat(
                            Stream.of(deliveredAt, readAt),
                            agendaOrNone().stream().map(AgendaItem::discussedAt))
                    .filter(Objects::nonNull)
                    .toList();
        }

        @JsonIgnore
        @Override
        public boolean isAboutProblem() {
            return contextOrRoutine() == TouchpointContext.PROBLEM || trigger == TouchpointTrigger.COMPLAINT;
        }

        @Override
        public List<String> people() {
            return participants == null ? List.of() : participants;
        }

        @Override
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
     * Agenda item.
     *
     * @param priority 0 to 1; critical from {@value #CRITICAL}
     * @param discussed whether it was discussed
     * @param discussedAt time at which it was discussed; if absent, items count as discussed in the given order
     */
    record AgendaItem(
            @PersonalText String title,
            @Nullable Double priority,
            @Nullable Boolean discussed,
            @EventTime @Nullable Instant discussedAt) {
        /** Priority from which an item must be discussed first. */
        public static final double CRITICAL = 0.7;

        public AgendaItem {
            Require.text("agenda.title", title);
            Require.share("agenda.priority", priority);
            if (Boolean.FALSE.equals(discussed) && discussedAt != null) {
                throw RejectedException.invalid(
                        "agenda.discussedAt",
                        "\"%s\" was not discussed, but has the time %s. Maybe leave discussedAt out?",
                        title,
                        discussedAt);
            }
        }

        AgendaItem seenAt(Instant now) {
            return discussedAt == null || !discussedAt.isAfter(now)
                    ? this
                    : new AgendaItem(title, priority, false, null);
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
     * {@code messageReceived}: proof that a message of ours was delivered or read.
     *
     * @param stakeholder ref of the recipient
     */
    record Received(
            String touchpoint, ReceiptKind kind, @Nullable String stakeholder) implements TouchpointFact {
        public Received {
            Require.ref("touchpoint", touchpoint);
            Require.present("kind", kind);
        }

        @Override
        public String about() {
            return touchpoint;
        }

        @Override
        public boolean mayBePlanned() {
            return false;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("stakeholder", "stakeholder", stakeholder).toList();
        }
    }

    /**
     * {@code availabilityEnded}: a window of availability no longer applies.
     *
     * @param availability ref of the window
     */
    record AvailabilityEnded(String availability) implements TouchpointFact {
        public AvailabilityEnded {
            Require.ref("availability", availability);
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("availability", "availability", availability));
        }
    }

    /**
     * {@code experience}: an experience that people will remember.
     *
     * @param severity 0 to 1; defaults to 0.5
     * @param title short description
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
     * {@code availability}: weekly availability in a person's own time zone. For a stakeholder it names the account,
     * for a member it names none. All windows of a person apply until they end.
     *
     * @param from such as 09:00
     * @param to such as 17:30
     */
    record Available(
            @Nullable String stakeholder,
            @MemberRef @Nullable String member,
            List<Weekday> days,
            String from,
            String to,
            String timeZone)
            implements TouchpointFact, GuardedBody {
        public Available {
            if ((stakeholder == null) == (member == null)) {
                throw RejectedException.invalid(
                        "stakeholder", "Set either stakeholder or member, to say whose availability " + "it is.");
            }
            if (Require.present("days", days).isEmpty()) {
                throw RejectedException.invalid("days", "days must name at least one day. Maybe [\"MONDAY\"]?");
            }
            if (!time("to", to).isAfter(time("from", from))) {
                throw RejectedException.invalid("to", "to is %s, which is not after from, %s.", to, from);
            }
            zone(timeZone);
        }

        @Override
        public List<String> concernedMembers(String ref) {
            return member == null ? List.of() : List.of(member);
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
                throw RejectedException.invalid(
                        field, "%s is \"%s\", which is not a valid time of day. Maybe \"09:00\"?", field, text);
            }
        }

        private static ZoneId zone(@Nullable String text) {
            try {
                return ZoneId.of(Require.present("timeZone", text));
            } catch (DateTimeException e) {
                throw RejectedException.invalid(
                        "timeZone",
                        "timeZone is \"%s\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?",
                        text);
            }
        }

        @Override
        public List<Reference> references() {
            return Reference.one("stakeholder", "stakeholder", stakeholder).toList();
        }
    }
}
