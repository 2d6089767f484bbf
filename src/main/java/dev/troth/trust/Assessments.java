package dev.troth.trust;

import dev.troth.ledger.Fact;
import dev.troth.platform.Moment;
import dev.troth.scoring.Assessment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the model says of accounts, as of a moment. */
@ApplicationScoped
class Assessments {
    private final AccountStates states;

    Assessments(AccountStates states) {
        this.states = states;
    }

    Map<UUID, Assessment> of(Collection<UUID> accounts, Moment moment) {
        Map<UUID, Assessment> assessments = new HashMap<>();
        states.at(accounts, moment)
                .forEach((account, state) ->
                        assessments.put(account, states.model().assess(state, moment.asOf())));
        return assessments;
    }

    /** What the model says of the account of a fact with what was known when it was recorded, with it or without. */
    Assessment around(Fact fact, boolean included, Instant asOf) {
        return states.model().assess(states.around(fact, included, asOf), asOf);
    }
}
