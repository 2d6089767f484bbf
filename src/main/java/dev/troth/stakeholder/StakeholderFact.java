package dev.troth.stakeholder;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.Reference;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about the people of an account. */
public sealed interface StakeholderFact extends FactBody {

    /** A human, once; the same ref in several accounts is the same human. */
    record Person(
            String ref,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String timeZone) {
        public Person {
            Require.ref("person.ref", ref);
            Require.text("person.name", name);
            if (email != null && !email.contains("@")) {
                throw Refusal.invalid("person.email", "person.email is \"%s\", which is no address.", email);
            }
            if (timeZone != null) {
                checkZone(timeZone);
            }
        }

        private static void checkZone(String timeZone) {
            try {
                ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw Refusal.invalid(
                        "person.timeZone",
                        "person.timeZone is \"%s\", which is no IANA time zone. Maybe \"Europe/Berlin\"?",
                        timeZone);
            }
        }
    }

    /**
     * {@code stakeholder}: somebody of the account matters to us; {@code at} is when they joined.
     *
     * @param influence 0 to 1, 0.5 when absent
     * @param stance neutral when absent
     */
    record Joined(
            Person person,
            String department,
            @Nullable String level,
            @Nullable List<DecisionRole> roles,
            @Nullable Double influence,
            @Nullable Stance stance)
            implements StakeholderFact {
        public Joined {
            Require.present("person", person);
            Require.ref("department", department);
            Require.share("influence", influence);
        }

        public double influenceOrUsual() {
            return influence == null ? 0.5 : influence;
        }

        public Stance stanceOrNeutral() {
            return stance == null ? Stance.NEUTRAL : stance;
        }
    }

    record StanceChanged(String stakeholder, Stance stance) implements StakeholderFact {
        public StanceChanged {
            Require.ref("stakeholder", stakeholder);
            Require.present("stance", stance);
        }

        @Override
        public String about() {
            return stakeholder;
        }
    }

    record Left(String stakeholder, @Nullable String reason) implements StakeholderFact {
        public Left {
            Require.ref("stakeholder", stakeholder);
        }

        @Override
        public String about() {
            return stakeholder;
        }
    }

    /**
     * {@code tie}: a typed, directed edge.
     *
     * @param confidence how sure we are, 0 to 1
     */
    record Tied(
            String from, String to, TieKind kind, @Nullable Double confidence) implements StakeholderFact {
        public Tied {
            Require.ref("from", from);
            Require.ref("to", to);
            Require.present("kind", kind);
            Require.share("confidence", confidence);
            if (from.equals(to)) {
                throw Refusal.invalid("to", "A tie needs two ends, but both are \"%s\".", from);
            }
        }

        @Override
        public List<Reference> references() {
            return Stream.of(new Reference("from", "stakeholder", from), new Reference("to", "stakeholder", to))
                    .toList();
        }
    }

    record TieEnded(String tie, @Nullable String reason) implements StakeholderFact {
        public TieEnded {
            Require.ref("tie", tie);
        }

        @Override
        public String about() {
            return tie;
        }
    }
}
