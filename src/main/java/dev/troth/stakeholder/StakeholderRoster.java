package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.HumanReadable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people of an account by its facts: who is present, who left, and who takes the place of a person who left. A pure function of the facts.
 */
public final class StakeholderRoster {
    private final Map<String, StakeholderFact.Joined> known = new HashMap<>();
    private final Map<String, Instant> left = new HashMap<>();
    private final Map<String, String> successors = new HashMap<>();
    private final Set<String> refusing;

    /**
     * The person to contact about a matter.
     *
     * @param ref null if no person can be contacted
     * @param note reason for which another person, or none, is named; null if there is none
     */
    public record Contact(@Nullable String ref, @Nullable String note) {
        static final Contact NOBODY = new Contact(null, null);
    }

    private StakeholderRoster(List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact.body()) {
                case StakeholderFact.Joined joined -> {
                    known.put(fact.subjectRef(), joined);
                    left.remove(fact.subjectRef());
                }
                case StakeholderFact.HandoverPlanned plan
                when plan.backup() != null -> successors.put(plan.stakeholder(), plan.backup());
                case StakeholderFact.Left gone -> {
                    left.put(gone.stakeholder(), fact.at());
                    if (gone.successor() != null) {
                        successors.put(gone.stakeholder(), gone.successor());
                    }
                }
                default -> {
                    // Does not change who is present.
                }
            }
        }
        refusing = ConsentState.refusing(ConsentPurpose.CONTACT, facts);
    }

    /** @param facts all of an account, sorted */
    public static StakeholderRoster of(List<Fact> facts) {
        return new StakeholderRoster(facts);
    }

    /** Returns the refs of all stakeholders, those who left included. */
    public Set<String> refs() {
        return Set.copyOf(known.keySet());
    }

    /** Returns whether a stakeholder joined and did not leave. */
    public boolean isPresent(@Nullable String ref) {
        return known.containsKey(ref) && !left.containsKey(ref);
    }

    /** Returns whether a stakeholder left. */
    public boolean hasLeft(@Nullable String ref) {
        return left.containsKey(ref);
    }

    /**
     * Returns whether all of some people had left before a time; false if there are none. A touchpoint with them is then
     * not a contact with the account; one at the time of a departure is, as in the score.
     */
    public boolean hadAllLeft(@Nullable Collection<String> refs, Instant at) {
        return refs != null && !refs.isEmpty() && refs.stream().allMatch(ref -> hadLeft(ref, at));
    }

    private boolean hadLeft(String ref, Instant at) {
        Instant gone = left.get(ref);
        return gone != null && gone.isBefore(at);
    }

    /** Returns the time at which a stakeholder left; null if they did not leave. */
    public @Nullable Instant leftAt(String ref) {
        return left.get(ref);
    }

    /** Returns those of the refs that do not belong to a person who left, without duplicates. */
    public List<String> withoutLeavers(@Nullable Collection<String> refs) {
        return refs == null
                ? List.of()
                : refs.stream().filter(ref -> !hasLeft(ref)).distinct().toList();
    }

    /** Returns the departments of the people who are present. */
    public Set<String> departments() {
        Set<String> departments = new HashSet<>();
        known.forEach((ref, joined) -> {
            if (isPresent(ref)) {
                departments.add(joined.department());
            }
        });
        return departments;
    }

    /** Returns the name of a stakeholder; the ref if the name is unknown. */
    public String nameOf(String ref) {
        StakeholderFact.Joined joined = known.get(ref);
        return joined == null ? ref : joined.person().name();
    }

    /**
     * Returns the stakeholder who takes the place of another one: the successor, or else the backup of the last handover
     * plan. If they left too, theirs. Null if no present stakeholder was named.
     */
    public @Nullable String standInFor(String ref) {
        Set<String> seen = new HashSet<>(Set.of(ref));
        String next = successors.get(ref);
        while (next != null && !isPresent(next) && seen.add(next)) {
            next = successors.get(next);
        }
        return next != null && isPresent(next) && !next.equals(ref) ? next : null;
    }

    /**
     * Returns the first of these people who can be contacted. The successor or backup of a person who left is asked
     * instead of them; people who refuse to be contacted are left out.
     *
     * @param zone time zone of dates in the note
     */
    public Contact contact(@Nullable Collection<String> refs, ZoneId zone) {
        List<String> notes = new ArrayList<>();
        for (String ref : new LinkedHashSet<>(Objects.requireNonNullElse(refs, List.<String>of()))) {
            if (isReachable(ref)) {
                return new Contact(ref, notes.isEmpty() ? null : notes(notes) + " Contact " + nameOf(ref) + ".");
            }
            String standIn = hasLeft(ref) ? standInFor(ref) : null;
            if (standIn != null && isReachable(standIn)) {
                notes.add("%s left on %s; contact %s, who takes their place."
                        .formatted(nameOf(ref), HumanReadable.date(left.get(ref), zone), nameOf(standIn)));
                return new Contact(standIn, notes(notes));
            }
            if (hasLeft(ref)) {
                notes.add("%s left on %s.".formatted(nameOf(ref), HumanReadable.date(left.get(ref), zone)));
            } else if (known.containsKey(ref)) {
                notes.add("%s does not want to be contacted.".formatted(nameOf(ref)));
            }
        }
        return notes.isEmpty() ? Contact.NOBODY : new Contact(null, notes(notes) + " Contact another person.");
    }

    private boolean isReachable(String ref) {
        return isPresent(ref) && !refusing.contains(ref);
    }

    private static String notes(List<String> notes) {
        return String.join(" ", notes);
    }
}
