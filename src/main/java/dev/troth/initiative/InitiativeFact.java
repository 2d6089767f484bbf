package dev.troth.initiative;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.Direction;
import dev.troth.platform.Money;
import dev.troth.platform.Require;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about projects of theirs that we are part of. */
public sealed interface InitiativeFact extends FactBody {

    /**
     * {@code initiative}.
     *
     * @param priority 0 to 1, to them
     * @param setter the stakeholder who sets it
     * @param stake what it is worth to us
     * @param goal the insight that says what both want from it
     * @param cadence how often both sides talk while it runs
     */
    record Started(
            @PersonalText String name,
            Double priority,
            @Nullable String setter,
            @Nullable Money stake,
            @Nullable Money budget,
            @Nullable String goal,
            @Nullable Period cadence)
            implements InitiativeFact {
        public Started {
            Require.text("name", name);
            Require.present("priority", priority);
            Require.share("priority", priority);
        }

        @Override
        public List<Reference> references() {
            return Stream.concat(Reference.one("setter", "stakeholder", setter), Reference.one("goal", "insight", goal))
                    .toList();
        }
    }

    /**
     * {@code priorityChanged}.
     *
     * @param severity how far it dropped, 0 to 1; 0 when it rose
     * @param initiative of which; of their business as a whole when absent
     * @param mitigated how much of it we could soften, 0 to 1; nothing when absent
     * @param cause in a few words
     * @param to the new priority, 0 to 1; what is left after the drop when absent
     * @param causedBy the stakeholder who came or went, or wants it otherwise
     */
    record PriorityChanged(
            Double severity,
            @Nullable String initiative,
            @PersonalText @Nullable String reason,
            @Nullable Double mitigated,
            @PersonalText @Nullable String cause,
            @Nullable Double to,
            @Nullable String causedBy)
            implements InitiativeFact {
        public PriorityChanged {
            Require.present("severity", severity);
            Require.share("severity", severity);
            Require.share("mitigated", mitigated);
            Require.share("to", to);
        }

        public double mitigatedOrNot() {
            return mitigated == null ? 0 : mitigated;
        }

        @Override
        public @Nullable String about() {
            return initiative;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("causedBy", "stakeholder", causedBy).toList();
        }
    }

    /** {@code reasonAsked}: we asked the one who sets the priority why it changed, and perhaps know. */
    record ReasonAsked(
            String initiative,
            String askedOf,
            @PersonalText @Nullable String answer) implements InitiativeFact {
        public ReasonAsked {
            Require.ref("initiative", initiative);
            Require.ref("askedOf", askedOf);
        }

        @Override
        public String about() {
            return initiative;
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("askedOf", "stakeholder", askedOf));
        }
    }

    /**
     * {@code noticeGiven}: we told them early what is coming, with the facts laid on the table.
     *
     * @param effectiveAt when it will be so
     * @param claims what we said; each needs something to show for it
     * @param facts what we showed
     */
    record NoticeGiven(
            String initiative,
            Instant effectiveAt,
            @PersonalText @Nullable List<String> claims,
            @PersonalText @Nullable List<String> facts)
            implements InitiativeFact {
        public NoticeGiven {
            Require.ref("initiative", initiative);
            Require.present("effectiveAt", effectiveAt);
            Require.refs("claims", claims);
            Require.refs("facts", facts);
        }

        @Override
        public String about() {
            return initiative;
        }
    }

    /**
     * {@code effortSpent}.
     *
     * @param evidence where the proof lies
     * @param toldAt when they were told of it
     */
    record EffortSpent(
            String initiative,
            Double hours,
            @Nullable Money cost,
            @PersonalText @Nullable String evidence,
            @Nullable Instant toldAt)
            implements InitiativeFact {
        public EffortSpent {
            Require.ref("initiative", initiative);
            Require.present("hours", hours);
            Require.notNegative("hours", hours);
        }

        @Override
        public String about() {
            return initiative;
        }
    }

    /** {@code settlement}: pay for work done, proposed and perhaps agreed; the one told last holds. */
    record Settlement(
            String initiative, Money proposed, @Nullable Money agreed) implements InitiativeFact {
        public Settlement {
            Require.ref("initiative", initiative);
            Require.present("proposed", proposed);
        }

        @Override
        public String about() {
            return initiative;
        }
    }

    /** {@code accommodation}: one side did the other a favour. Ours goes OUT. */
    record Accommodation(
            String initiative,
            Direction direction,
            @PersonalText String text,
            @Nullable Money value) implements InitiativeFact {
        public Accommodation {
            Require.ref("initiative", initiative);
            Require.present("direction", direction);
            Require.text("text", text);
        }

        @Override
        public String about() {
            return initiative;
        }
    }

    /** {@code opportunity}: something bigger that came of it. */
    record Opportunity(
            String initiative,
            @PersonalText String title,
            @Nullable Money value,
            @Nullable PayoffHorizon horizon,
            @Nullable Boolean won)
            implements InitiativeFact {
        public Opportunity {
            Require.ref("initiative", initiative);
            Require.text("title", title);
        }

        @Override
        public String about() {
            return initiative;
        }
    }

    /**
     * {@code valueDelivered}: what it brought them.
     *
     * @param confirmedBy the stakeholder who agrees; only then it counts
     */
    record ValueDelivered(
            String initiative, Money value, @Nullable String confirmedBy) implements InitiativeFact {
        public ValueDelivered {
            Require.ref("initiative", initiative);
            Require.present("value", value);
        }

        @Override
        public String about() {
            return initiative;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("confirmedBy", "stakeholder", confirmedBy).toList();
        }
    }

    /** {@code initiativeEnded}. */
    record Ended(String initiative, @PersonalText @Nullable String outcome) implements InitiativeFact {
        public Ended {
            Require.ref("initiative", initiative);
        }

        @Override
        public String about() {
            return initiative;
        }
    }
}
