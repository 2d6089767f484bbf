package dev.troth.trust.brief;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.scoring.UnratedReason;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.Stance;
import dev.troth.trust.score.UnratedCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sentences about people: the last departure, and the person to talk to. Pure. */
final class BriefPeople {
    private static final Duration RECENT = Duration.ofDays(90);

    private final BriefContext on;

    private BriefPeople(BriefContext on) {
        this.on = on;
    }

    static List<BriefSentence> of(BriefContext on) {
        BriefPeople people = new BriefPeople(on);
        List<BriefSentence> sentences = new ArrayList<>();
        people.addDeparture(sentences);
        people.addPersonToMeet(sentences);
        return sentences;
    }

    private void addDeparture(List<BriefSentence> sentences) {
        Instant from = on.now().minus(RECENT);
        TypedFact<StakeholderFact.Left> last = TypedFact.ofType(on.facts(), StakeholderFact.Left.class)
                .filter(left -> left.at().isAfter(from)
                        && on.roster().hasLeft(left.body().stakeholder()))
                .reduce((first, second) -> second)
                .orElse(null);
        if (last != null) {
            String note = on.roster()
                    .contact(List.of(last.body().stakeholder()), on.zone())
                    .note();
            sentences.add(BriefSentence.of(BriefTopic.PEOPLE, Objects.requireNonNull(note), List.of(last.fact())));
        }
    }

    /** Adds the most influential person who is there and wants to be contacted. */
    private void addPersonToMeet(List<BriefSentence> sentences) {
        TypedFact<StakeholderFact.Joined> person = TypedFact.ofType(on.facts(), StakeholderFact.Joined.class)
                .filter(joined -> isReachable(joined.fact().subjectRef()))
                .max(Comparator.<TypedFact<StakeholderFact.Joined>>comparingDouble(
                                joined -> joined.body().influenceOrUsual())
                        .thenComparing(joined -> joined.fact().subjectRef(), Comparator.reverseOrder()))
                .orElse(null);
        if (person != null) {
            sentences.add(meet(person));
        } else if (on.roster().refs().isEmpty()) {
            String none = UnratedCause.inWords(UnratedReason.NO_STAKEHOLDER);
            sentences.add(BriefSentence.of(BriefTopic.PEOPLE, "N" + none.substring(1), List.of()));
        }
    }

    private boolean isReachable(String ref) {
        return on.roster().isPresent(ref)
                && ref.equals(on.roster().contact(List.of(ref), on.zone()).ref());
    }

    private BriefSentence meet(TypedFact<StakeholderFact.Joined> person) {
        TypedFact<StakeholderFact.StanceChanged> changed = TypedFact.ofType(
                        on.facts(), StakeholderFact.StanceChanged.class)
                .filter(one -> one.body().stakeholder().equals(person.fact().subjectRef()))
                .reduce((first, last) -> last)
                .orElse(null);
        Stance stance =
                changed == null ? person.body().stance() : changed.body().stance();
        List<Fact> facts = changed == null ? List.of(person.fact()) : List.of(changed.fact(), person.fact());
        String text = "The most influential person to talk to is %s of %s%s."
                .formatted(person.body().person().name(), person.body().department(), stance(stance));
        return BriefSentence.of(BriefTopic.PEOPLE, text, facts);
    }

    private static String stance(@Nullable Stance stance) {
        return stance == null ? "" : ", stance: " + stance.name().toLowerCase(Locale.ROOT);
    }
}
