package dev.troth.exchange;

import dev.troth.exchange.Staging.Staged;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.Outcome;
import dev.troth.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Appends staged facts in steps: account by account, then what names no account. */
@ApplicationScoped
public class StagedAppend {
    private final Staging staging;
    private final Ledger ledger;
    private final FactCodec codec;

    StagedAppend(Staging staging, Ledger ledger, FactCodec codec) {
        this.staging = staging;
        this.ledger = ledger;
        this.codec = codec;
    }

    /**
     * How far one is.
     *
     * @param account the last account that was appended
     * @param line the last line among those without an account; 0 while accounts are appended
     * @param number of the fact within that line
     */
    public record Place(String account, int line, int number) {
        public static final Place START = new Place("", 0, 0);
    }

    /** A staged fact that was refused, with the words of the file. */
    public record Refused(int line, String entry, Problem problem) {}

    /** What a step came to, and where the next one begins. */
    public record Step(Place place, int accepted, int known, List<Refused> refused) {}

    /** Appends what comes after a place, some thousand facts; empty when there is nothing more. */
    public Optional<Step> next(UUID importId, Place place) {
        if (place.line == 0) {
            List<Staged> accounts = staging.accountsAfter(importId, place.account);
            if (!accounts.isEmpty()) {
                return Optional.of(append(
                        accounts, new Place(String.valueOf(accounts.getLast().account()), 0, 0)));
            }
        }
        List<Staged> others = staging.othersAfter(importId, place.line, place.number);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(append(
                        others,
                        new Place(
                                place.account,
                                others.getLast().line(),
                                others.getLast().number())));
    }

    private Step append(List<Staged> staged, Place place) {
        List<FactDraft> drafts =
                staged.stream().map(fact -> codec.read(fact.text())).toList();
        List<Outcome> outcomes = ledger.append(drafts);
        int accepted = 0;
        int known = 0;
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case Outcome.Accepted yes -> accepted++;
                case Outcome.Known there -> known++;
                case Outcome.Refused(Problem problem) ->
                    refused.add(new Refused(staged.get(i).line(), staged.get(i).words(), problem));
            }
        }
        return new Step(place, accepted, known, refused);
    }
}
