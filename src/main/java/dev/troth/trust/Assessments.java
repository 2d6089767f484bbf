package dev.troth.trust;

import dev.troth.account.AccountOrderField;
import dev.troth.account.AccountScores;
import dev.troth.platform.Moment;
import dev.troth.scoring.Assessment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the model says of accounts, as of a moment. */
@ApplicationScoped
class Assessments implements AccountScores {
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

    @Override
    public Map<UUID, Double> of(AccountOrderField score, Collection<UUID> accounts, Moment moment) {
        Map<UUID, Double> values = new HashMap<>();
        of(accounts, moment)
                .forEach((account, assessment) ->
                        value(score, assessment).ifPresent(value -> values.put(account, value)));
        return values;
    }

    private static Optional<Double> value(AccountOrderField score, Assessment a) {
        return switch (score) {
            case TRUST -> rated(a.trustUnrated(), a.trust());
            case CREDIBILITY -> rated(a.credibilityUnrated(), a.credibility().value());
            case CONNECTION -> rated(a.connectionUnrated(), a.connection().value());
            case THEIR_CREDIBILITY ->
                rated(a.theirCredibilityUnrated(), a.theirCredibility().value());
            case CHURN_RISK -> rated(a.trustUnrated(), a.churn().probability(90));
            case NAME, REF, CUSTOMER_SINCE -> throw new IllegalArgumentException(score + " is no score.");
        };
    }

    private static Optional<Double> rated(Optional<?> unrated, double value) {
        return unrated.isPresent() ? Optional.empty() : Optional.of(value);
    }
}
