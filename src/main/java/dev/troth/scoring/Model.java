package dev.troth.scoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The entry point of the model: folds evidence into a state and assesses a state at an instant. All methods are pure
 * functions of their arguments and safe for use by several threads.
 *
 * <pre>{@code
 * Model model = Model.standard();
 * AccountState state = model.stateOf(evidence);
 * double trust = model.assess(state, Instant.parse("2025-12-21T00:00:00Z")).trust();
 * }</pre>
 *
 * @param parameters the parameter set of this model version
 */
public record Model(Parameters parameters) implements Serializable {

    /** Returns the model with the standard parameter set. */
    public static Model standard() {
        return new Model(Parameters.standard());
    }

    /**
     * Folds the evidence of an account into a state.
     *
     * @param evidence all evidence of the account, in any order, each fact once
     * @return the state; {@link AccountState#EMPTY} without evidence
     * @throws IllegalArgumentException if evidence refers to a promise, issue or stakeholder that is not in it
     */
    public AccountState stateOf(Collection<? extends Evidence> evidence) {
        return fold(AccountState.EMPTY, evidence.stream().sorted().toList());
    }

    /**
     * Adds evidence to a state.
     *
     * @param state the state, which stays unchanged
     * @param evidence sorted, none of it before evidence that the state contains; otherwise use {@link #stateOf}
     * @return the new state
     * @throws IllegalArgumentException if evidence refers to a promise, issue or stakeholder that is not in the state
     */
    public AccountState fold(AccountState state, Collection<? extends Evidence> evidence) {
        if (evidence.isEmpty()) {
            return state;
        }
        Fold fold = new Fold(state, parameters);
        evidence.forEach(fold::add);
        return fold.state();
    }

    /**
     * Assesses a state.
     *
     * @param state a state without evidence after {@code asOf}; later evidence would be counted as if it had happened
     * @param asOf the instant of evaluation
     * @return the assessment
     */
    public Assessment assess(AccountState state, Instant asOf) {
        return Assessment.of(state, EpochDays.of(asOf), parameters);
    }

    /**
     * Returns the instant until which time alone changes scores and churn by at most half a point of 100.
     *
     * @param state the state
     * @param now the assessment of the state at {@code asOf}
     * @param asOf the instant of that assessment
     * @return an instant from ten minutes to one day after {@code asOf}
     */
    public Instant steadyUntil(AccountState state, Assessment now, Instant asOf) {
        return ScoreValidity.until(state, now, asOf, this);
    }

    /** Merges the states of two disjoint parts of the evidence of an account; see {@link AccountState#merge}. */
    public AccountState merge(AccountState one, AccountState other) {
        return one.merge(other, parameters);
    }

    /**
     * Assesses a state as if further evidence had happened.
     *
     * @param state the state, which stays unchanged
     * @param hypothetical the additional evidence, none of it before evidence that the state contains, in any order
     * @param asOf the instant of evaluation
     * @return the hypothetical assessment
     * @throws IllegalArgumentException if evidence refers to a promise, issue or stakeholder that is not in the state
     */
    public Assessment whatIf(AccountState state, List<? extends Evidence> hypothetical, Instant asOf) {
        return assess(fold(state, hypothetical.stream().sorted().toList()), asOf);
    }

    /**
     * Adds evidence piece by piece and assesses the state after each, always as of the same instant. The differences
     * between consecutive assessments add up to the total change.
     *
     * @param from the state before the evidence
     * @param evidence sorted, including evidence about the market
     * @param asOf the instant of evaluation
     * @param step receives each fact with the assessment after it
     * @throws IllegalArgumentException if evidence refers to a promise, issue or stakeholder that is not in the state
     */
    public void replay(
            AccountState from,
            Collection<? extends Evidence> evidence,
            Instant asOf,
            BiConsumer<FactKey, Assessment> step) {
        Fold fold = new Fold(from, parameters);
        evidence.forEach(each -> step.accept(each.fact(), assess(fold.add(each).state(), asOf)));
    }

    /**
     * Returns the probability of leaving within {@code days} days if no further event happens and the state ages.
     *
     * @param state the state
     * @param asOf the instant of the forecast
     * @param days the horizon in days, at least 0
     * @return the probability, in [0, 1]; not always above {@link Churn#probability}, because scars heal with time
     */
    public double silentForecast(AccountState state, Instant asOf, double days) {
        return Forecast.silent(state, EpochDays.of(asOf), days, parameters);
    }
}
