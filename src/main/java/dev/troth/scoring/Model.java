package dev.troth.scoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The way into the model: fold evidence into a state, assess a state at an instant. Pure functions of their arguments.
 *
 * <pre>{@code
 * Model model = Model.standard();
 * AccountState state = model.stateOf(evidence);
 * double trust = model.assess(state, Instant.parse("2025-12-21T00:00:00Z")).trust();
 * }</pre>
 *
 * @param parameters the numbers of this model version
 */
public record Model(Parameters parameters) implements Serializable {

    public static Model standard() {
        return new Model(Parameters.standard());
    }

    /** The state of an account from all its evidence, in whatever order it is given. */
    public AccountState stateOf(Collection<? extends Evidence> evidence) {
        return fold(AccountState.EMPTY, evidence.stream().sorted().toList());
    }

    /**
     * Adds evidence to a state.
     *
     * @param evidence sorted, and none of it before what the state already knows; else fold all of it anew
     * @throws IllegalArgumentException if something refers to a promise, an issue or a person that is not there
     */
    public AccountState fold(AccountState state, Collection<? extends Evidence> evidence) {
        if (evidence.isEmpty()) {
            return state;
        }
        Fold fold = new Fold(state, parameters);
        evidence.forEach(fold::add);
        return fold.state();
    }

    /** What can be said of the account at {@code asOf}. The state must not know anything later. */
    public Assessment assess(AccountState state, Instant asOf) {
        return Assessment.of(state, Days.of(asOf), parameters);
    }

    /**
     * Until when time alone moves the scores so little that nobody would see it; never more than a day ahead.
     *
     * @param now what is said of the state at {@code asOf}
     */
    public Instant steadyUntil(AccountState state, Assessment now, Instant asOf) {
        return Steady.until(state, now, asOf, this);
    }

    /** What two halves of the evidence say together. */
    public AccountState merge(AccountState one, AccountState other) {
        return one.merge(other, parameters);
    }

    /** What would be said if this happened, too; the state stays as it is. */
    public Assessment whatIf(AccountState state, List<? extends Evidence> hypothetical, Instant asOf) {
        return assess(fold(state, hypothetical.stream().sorted().toList()), asOf);
    }

    /**
     * What is said of an account after each of some pieces of evidence, one after the other, all as of the same instant:
     * the steps from one to the next add up to what all of them did together.
     *
     * @param from what was known before them
     * @param evidence sorted; what it says of the market counts likewise
     * @param step is given each with what is said then, which holds until it returns
     */
    public void replay(
            AccountState from,
            Collection<? extends Evidence> evidence,
            Instant asOf,
            BiConsumer<FactKey, Assessment> step) {
        Fold fold = new Fold(from, parameters);
        evidence.forEach(each -> step.accept(each.fact(), assess(fold.add(each).state(), asOf)));
    }

    /** The probability of leaving within {@code days} days if nobody does anything any more. */
    public double silentForecast(AccountState state, Instant asOf, double days) {
        return Forecast.silent(state, Days.of(asOf), days, parameters);
    }
}
