package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Membership of a person in an account: present or left.
 *
 * @param joined payload of the fact that added them
 */
record Stakeholder(
        Instant joinedAt, StakeholderFact.Joined joined, Stance stance, ConsentState consents, Presence presence) {

    /** Whether they are present. */
    sealed interface Presence {
        record Present() implements Presence {}

        record Left(Instant at, @Nullable String reason) implements Presence {}
    }

    static Stakeholder apply(@Nullable Stakeholder before, Fact fact) {
        return switch ((StakeholderFact) fact.body()) {
            case StakeholderFact.Joined joined ->
                new Stakeholder(
                        fact.at(),
                        joined,
                        joined.stanceOrNeutral(),
                        before == null ? ConsentState.NONE : before.consents,
                        new Presence.Present());
            case StakeholderFact.StanceChanged changed -> {
                Stakeholder present = present(before, fact, changed.stakeholder());
                yield new Stakeholder(
                        present.joinedAt, present.joined, changed.stance(), present.consents, present.presence);
            }
            case StakeholderFact.Left left -> {
                Stakeholder present = present(before, fact, left.stakeholder());
                yield new Stakeholder(
                        present.joinedAt,
                        present.joined,
                        present.stance,
                        present.consents,
                        new Presence.Left(fact.at(), left.reason()));
            }
            case StakeholderFact.Consented said -> {
                Stakeholder known = known(before, fact, said.stakeholder());
                yield new Stakeholder(
                        known.joinedAt,
                        known.joined,
                        known.stance,
                        known.consents.with(said.purpose(), said.given()),
                        known.presence);
            }
            case StakeholderFact.HandoverPlanned plan -> present(before, fact, plan.stakeholder());
            case StakeholderFact.Tied tied -> throw new IllegalArgumentException("A tie is not a stakeholder.");
            case StakeholderFact.TieEnded ended -> throw new IllegalArgumentException("A tie is not a stakeholder.");
        };
    }

    private static Stakeholder known(@Nullable Stakeholder before, Fact fact, String ref) {
        if (before == null) {
            throw RejectedException.unknown(
                    "stakeholder", "There is no stakeholder \"%s\" at %s. Maybe they joined later?", ref, fact.at());
        }
        return before;
    }

    private static Stakeholder present(@Nullable Stakeholder before, Fact fact, String ref) {
        Stakeholder known = known(before, fact, ref);
        if (known.presence instanceof Presence.Left left) {
            throw RejectedException.transition(
                    "Stakeholder \"%s\" left on %s. Maybe they came back? Then send a "
                            + "stakeholder fact with a new ref and the same person.",
                    ref, left.at());
        }
        return known;
    }
}
