package dev.troth.signal;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.ledger.StatedTime;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.CategoryName;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** Facts about signals: measurements from outside. */
public sealed interface SignalFact extends FactBody {

    /**
     * {@code signal}.
     *
     * @param kind kind of measurement, in the words of the workspace
     * @param level 0 to 1; of use, the share of what was bought that is used
     * @param until time at which it expires
     * @param stakeholder stakeholder it is about, such as one who looks for another job
     * @param capability part of our product that is used, for use compared with what was bought
     * @param explained for stalls: whether the customer gave a reason
     */
    record Measured(
            String kind,
            Double level,
            @StatedTime @Nullable Instant until,
            @Nullable String stakeholder,
            @Nullable String capability,
            @Nullable Boolean explained)
            implements SignalFact {
        /** Use of what was bought. */
        public static final String USE = "USE";

        /** A stakeholder may leave their company. */
        public static final String FLIGHT = "FLIGHT";

        /** The customer makes no progress with us. */
        public static final String STALL = "STALL";

        /** Competitors are pressing. */
        public static final String COMPETITION = "COMPETITION";

        /** They noticed that we take sides in their politics. */
        public static final String TAKING_SIDES = "TAKING_SIDES";

        /** Kinds that have a meaning; signals of other kinds are only listed. */
        public static final List<String> KINDS = List.of(COMPETITION, FLIGHT, STALL, TAKING_SIDES, USE);

        /** A misspelling differs by at most one in this number of letters. */
        private static final int TOLERANCE = 3;

        public Measured {
            Require.ref("kind", kind);
            Require.present("level", level);
            Require.share("level", level);
            kind = knownKind(kind);
            Require.refOrNull("capability", capability);
            if (kind.equals(FLIGHT) && stakeholder == null) {
                throw RejectedException.of(
                        ProblemCode.MISSING_FIELD,
                        "stakeholder",
                        "stakeholder is missing. A signal of kind FLIGHT must name the stakeholder who may leave.");
            }
        }

        /** Returns the canonical form of a kind, and rejects a likely misspelling of a kind that has a meaning. */
        private static String knownKind(String kind) {
            String canonical = CategoryName.canonical(kind);
            if (!KINDS.contains(canonical)) {
                for (String known : KINDS) {
                    int tolerated = known.length() / TOLERANCE;
                    if (new LevenshteinDistance(tolerated).apply(canonical, known) >= 0) {
                        throw RejectedException.invalid(
                                "kind", "kind is \"%s\", which looks like a misspelling. Maybe \"%s\"?", kind, known);
                    }
                }
            }
            return canonical;
        }

        @Override
        public void check(Instant at) {
            checkEnd(at, until);
        }

        /** Returns whether it is valid at an instant. */
        public boolean holdsAt(Instant instant) {
            return until == null || until.isAfter(instant);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("stakeholder", "stakeholder", stakeholder).toList();
        }
    }

    /** {@code signalEnded}: a signal no longer applies. */
    record Ended(String signal, @PersonalText @Nullable String reason) implements SignalFact {
        public Ended {
            Require.ref("signal", signal);
        }

        @Override
        public String about() {
            return signal;
        }
    }

    /** Returns the signals of an account that apply at an instant, in order. */
    static List<TypedFact<Measured>> current(List<Fact> facts, Instant now) {
        return TypedFact.ofType(facts, Measured.class)
                .filter(applying(facts, now))
                .toList();
    }

    private static Predicate<TypedFact<Measured>> applying(List<Fact> facts, Instant now) {
        Set<String> ended = TypedFact.ofType(facts, Ended.class)
                .map(end -> end.body().signal())
                .collect(Collectors.toSet());
        return signal -> !ended.contains(signal.ref()) && signal.body().holdsAt(now);
    }

    /**
     * Returns the latest signal of a kind; empty if it was ended or applies no longer. A later signal replaces the earlier
     * one for good, as in the score.
     */
    static Optional<Measured> latest(List<Fact> facts, String kind, Instant now) {
        return TypedFact.ofType(facts, Measured.class)
                .filter(signal -> signal.body().kind().equals(kind))
                .reduce((first, last) -> last)
                .filter(applying(facts, now))
                .map(TypedFact::body);
    }

    /** Hard times; level 0 ends them. */
    record Stress(Double level, @StatedTime @Nullable Instant until) implements SignalFact {
        public Stress {
            Require.present("level", level);
            Require.share("level", level);
        }

        @Override
        public void check(Instant at) {
            checkEnd(at, until);
        }
    }

    private static void checkEnd(Instant at, @Nullable Instant until) {
        if (until != null) {
            Require.notBefore("until", until, "at", at);
        }
    }
}
