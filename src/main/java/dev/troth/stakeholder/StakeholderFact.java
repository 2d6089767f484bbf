package dev.troth.stakeholder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.GuardedBody;
import dev.troth.ledger.MemberRef;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.common.CategoryName;
import dev.troth.platform.common.EmailAddress;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about stakeholders and ties. */
public sealed interface StakeholderFact extends FactBody {
    /** Kind of references to departments of an account. */
    String DEPARTMENT = "department";

    /** Start of an end of a tie that is a department. */
    String DEPARTMENT_PREFIX = "department:";

    /** Start of an end of a tie that is a member. */
    String MEMBER_PREFIX = "member:";

    /** Fact about a stakeholder that exists. */
    sealed interface AboutStakeholder extends StakeholderFact {
        /** Ref of the stakeholder. */
        String stakeholder();

        @Override
        default String about() {
            return stakeholder();
        }
    }

    /** A person. The same ref in several accounts is the same human. */
    record Person(
            String ref,
            @PersonalText String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String timeZone) {
        public Person {
            Require.key("person.ref", ref);
            Require.text("person.name", name);
            email = email == null ? null : EmailAddress.of("person.email", email);
            if (timeZone != null) {
                checkZone(timeZone);
            }
        }

        private static void checkZone(String timeZone) {
            try {
                ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw RejectedException.invalid(
                        "person.timeZone",
                        "person.timeZone is \"%s\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?",
                        timeZone);
            }
        }
    }

    /**
     * {@code stakeholder}: a stakeholder was added to the account; {@code at} is the time at which they joined.
     *
     * @param influence 0 to 1; defaults to 0.5
     * @param stance defaults to neutral
     * @param formerly departments and levels that they had before they moved within the account, oldest first
     * @param moved true in an amendment that is a move and not a correction: the department and level before it are
     * added to {@code formerly}
     */
    record Joined(
            Person person,
            String department,
            @Nullable String level,
            @Nullable List<DecisionRole> roles,
            @Nullable Double influence,
            @Nullable Stance stance,
            @Nullable List<Position> formerly,
            @Nullable Boolean moved)
            implements StakeholderFact {
        /** Maximum number of former positions. */
        private static final int MOST_POSITIONS = 100;

        public Joined {
            Require.present("person", person);
            Require.ref("department", department);
            Require.refOrNull("level", level);
            department = CategoryName.canonical(department);
            level = CategoryName.canonicalOrNull(level);
            Require.share("influence", influence);
            if (formerly != null && formerly.size() > MOST_POSITIONS) {
                throw RejectedException.invalid(
                        "formerly",
                        "formerly must have at most %d entries, but has %d.",
                        MOST_POSITIONS,
                        formerly.size());
            }
        }

        @Override
        public List<Reference> definitions(String ref) {
            return List.of(new Reference("department", DEPARTMENT, department));
        }

        @Override
        public FactBody amended(FactBody before) {
            if (!Boolean.TRUE.equals(moved) || !(before instanceof Joined was)) {
                return this;
            }
            boolean same = new Position(department, level).equals(new Position(was.department, was.level));
            return new Joined(
                    person, department, level, roles, influence, stance, same ? was.formerly : was.positions(), null);
        }

        /** Returns the present position and the former ones, oldest first. */
        @JsonIgnore
        public List<Position> positions() {
            List<Position> positions = new ArrayList<>(formerly == null ? List.of() : formerly);
            positions.add(new Position(department, level));
            return List.copyOf(positions);
        }

        public double influenceOrUsual() {
            return influence == null ? 0.5 : influence;
        }

        public Stance stanceOrNeutral() {
            return stance == null ? Stance.NEUTRAL : stance;
        }
    }

    /** Place in the organization of the account. */
    record Position(String department, @Nullable String level) {
        public Position {
            Require.ref("formerly.department", department);
            Require.refOrNull("formerly.level", level);
            department = CategoryName.canonical(department);
            level = CategoryName.canonicalOrNull(level);
        }
    }

    record StanceChanged(String stakeholder, Stance stance) implements AboutStakeholder {
        public StanceChanged {
            Require.ref("stakeholder", stakeholder);
            Require.present("stance", stance);
        }
    }

    /**
     * {@code consent}: consent or refusal; the latest decision for a purpose is valid. Also accepted for stakeholders
     * who have left, because a refusal has no end.
     */
    record Consented(String stakeholder, ConsentPurpose purpose, boolean given) implements AboutStakeholder {
        public Consented {
            Require.ref("stakeholder", stakeholder);
            Require.present("purpose", purpose);
        }
    }

    /** @param successor ref of the stakeholder who takes their place */
    record Left(
            String stakeholder,
            @PersonalText @Nullable String reason,
            @Nullable String successor) implements AboutStakeholder {
        public Left {
            Require.ref("stakeholder", stakeholder);
            if (stakeholder != null && stakeholder.equals(successor)) {
                throw RejectedException.invalid(
                        "successor",
                        "successor is \"%s\", who is the stakeholder who left. Maybe another person?",
                        successor);
            }
        }

        @Override
        public List<Reference> references() {
            return Reference.one("successor", "stakeholder", successor).toList();
        }
    }

    /**
     * {@code tie}: a typed, directed edge.
     *
     * <p>An end is a stakeholder, or a department of the account ({@code department:PURCHASING}), or a member ({@code
     * member:dana}).
     *
     * @param confidence confidence that it exists, 0 to 1
     * @param strength 0 to 1
     * @param sentiment -1 to 1
     * @param qualities words such as good, forced, awkward or productive; shown, never scored
     * @param initiative initiative in which it matters
     */
    record Tied(
            @MemberRef(prefix = MEMBER_PREFIX) String from,
            @MemberRef(prefix = MEMBER_PREFIX) String to,
            TieKind kind,
            @Nullable Double confidence,
            @Nullable Double strength,
            @Nullable Double sentiment,
            @PersonalText @Nullable List<String> qualities,
            @Nullable String initiative)
            implements StakeholderFact, GuardedBody {
        /** Limit of the confidence in an alliance or a conflict: an outsider is never certain (S1 L22). */
        private static final double MOST_CONFIDENCE = 0.9;

        public Tied {
            Require.ref("from", from);
            Require.ref("to", to);
            from = canonicalEnd("from", from);
            to = canonicalEnd("to", to);
            Require.present("kind", kind);
            Require.share("confidence", confidence);
            Require.share("strength", strength);
            Require.refs("qualities", qualities);
            if (sentiment != null && !(sentiment >= -1 && sentiment <= 1)) {
                throw RejectedException.invalid(
                        "sentiment", "sentiment must be between -1 and 1, but is %s.", sentiment);
            }
            if (from.equals(to)) {
                throw RejectedException.invalid("to", "A tie needs two ends, but both are \"%s\".", from);
            }
        }

        /** Returns the confidence, at most 0.9 for alliances and conflicts; null if it was not stated. */
        public @Nullable Double confidenceOfOutsider() {
            boolean politics = kind == TieKind.ALLIED_WITH || kind == TieKind.CONFLICTS_WITH;
            return confidence == null || !politics ? confidence : Double.valueOf(Math.min(MOST_CONFIDENCE, confidence));
        }

        @Override
        public List<Reference> references() {
            return Stream.of(end("from", from), end("to", to), Reference.one("initiative", "initiative", initiative))
                    .flatMap(each -> each)
                    .toList();
        }

        @Override
        public boolean concernsPolitics() {
            return kind == TieKind.CONFLICTS_WITH;
        }

        private static String canonicalEnd(String field, String ref) {
            for (String prefix : List.of(DEPARTMENT_PREFIX, MEMBER_PREFIX)) {
                if (ref.startsWith(prefix)) {
                    String name = ref.substring(prefix.length()).strip();
                    Require.ref(field, name);
                    return prefix + (prefix.equals(DEPARTMENT_PREFIX) ? CategoryName.canonical(name) : name);
                }
            }
            return ref;
        }

        private static Stream<Reference> end(String field, String ref) {
            if (ref.startsWith(DEPARTMENT_PREFIX)) {
                return Reference.one(field, DEPARTMENT, ref.substring(DEPARTMENT_PREFIX.length()));
            }
            return ref.startsWith(MEMBER_PREFIX) ? Stream.of() : Reference.one(field, "stakeholder", ref);
        }
    }

    record TieEnded(String tie, @PersonalText @Nullable String reason) implements StakeholderFact {
        public TieEnded {
            Require.ref("tie", tie);
        }

        @Override
        public String about() {
            return tie;
        }
    }

    /**
     * {@code handoverPlanned}: handover plan for the departure of a stakeholder; the latest plan is valid.
     *
     * @param backup the stakeholder who would take their place
     * @param steps steps to take
     * @param done number of completed steps
     */
    record HandoverPlanned(
            String stakeholder,
            @Nullable String backup,
            @PersonalText @Nullable List<String> steps,
            @Nullable Integer done)
            implements AboutStakeholder {
        public HandoverPlanned {
            Require.ref("stakeholder", stakeholder);
            Require.refs("steps", steps);
            Require.notNegative("done", done == null ? null : done.doubleValue());
            if (stakeholder.equals(backup)) {
                throw RejectedException.invalid(
                        "backup", "backup is \"%s\", who is the stakeholder. Maybe name another person?", backup);
            }
            int all = steps == null ? 0 : steps.size();
            if (done != null && done > all) {
                throw RejectedException.invalid(
                        "done", "done must be at most %d, the number of steps, but is %d.", all, done);
            }
        }

        @Override
        public List<Reference> references() {
            return Reference.one("backup", "stakeholder", backup).toList();
        }

        /** Returns the share of completed steps, 0 to 1; 0 without steps. */
        public double stepsDone() {
            int all = steps == null ? 0 : steps.size();
            return all == 0 ? 0 : Math.min(1, (done == null ? 0 : done) / (double) all);
        }
    }
}
