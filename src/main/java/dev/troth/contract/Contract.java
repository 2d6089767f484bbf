package dev.troth.contract;

import dev.troth.ledger.Fact;
import dev.troth.platform.Money;
import dev.troth.platform.Refusal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State of a contract and its outcome. Pure function of the facts. */
record Contract(Instant at, ContractFact.Signed signed, Money value, Outcome outcome) {

    /** Outcome of the contract. */
    sealed interface Outcome {
        record Running() implements Outcome {}

        record Renewed(Instant at) implements Outcome {}

        record Ended(Instant at, ContractFact.Churned churned) implements Outcome {}
    }

    /** Returns the contract after another fact; null if the customer left without naming a contract. */
    static @Nullable Contract apply(String ref, @Nullable Contract before, Fact fact) {
        return switch ((ContractFact) fact.body()) {
            case ContractFact.Signed signed -> new Contract(fact.at(), signed, signed.value(), new Outcome.Running());
            case ContractFact.Renewed renewed -> {
                Contract running = running(ref, before, "renewed", fact.at());
                Money value = Objects.requireNonNullElse(renewed.value(), running.value);
                yield new Contract(running.at, running.signed, value, new Outcome.Renewed(fact.at()));
            }
            case ContractFact.Churned churned -> {
                if (churned.contract() == null && before == null) {
                    yield null;
                }
                Contract running = running(ref, before, "ended", fact.at());
                yield new Contract(running.at, running.signed, running.value, new Outcome.Ended(fact.at(), churned));
            }
        };
    }

    private static Contract running(String ref, @Nullable Contract before, String verb, Instant at) {
        if (before == null) {
            throw Refusal.unknown("contract", "There is no contract \"%s\" at %s. Maybe it was signed later?", ref, at);
        }
        if (before.outcome instanceof Outcome.Ended(Instant ended, ContractFact.Churned why)) {
            throw Refusal.transition("Contract \"%s\" ended on %s, so it cannot be %s on %s.", ref, ended, verb, at);
        }
        return before;
    }

    ContractStatus status() {
        return switch (outcome) {
            case Outcome.Running o -> ContractStatus.RUNNING;
            case Outcome.Renewed o -> ContractStatus.RENEWED;
            case Outcome.Ended o -> ContractStatus.ENDED;
        };
    }
}
