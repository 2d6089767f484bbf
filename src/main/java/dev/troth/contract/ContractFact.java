package dev.troth.contract;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.StatedTime;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts about revenue and its outcome, which is the ground truth for churn risk. */
public sealed interface ContractFact extends FactBody {

    /** {@code contract}: yearly value and renewal date. */
    record Signed(
            Money value,
            @StatedTime LocalDate startsOn,
            @StatedTime LocalDate renewsOn) implements ContractFact {
        public Signed {
            Require.present("value", value);
            Require.present("startsOn", startsOn);
            Require.present("renewsOn", renewsOn);
            if (renewsOn.isBefore(startsOn)) {
                throw RejectedException.invalid(
                        "renewsOn",
                        "renewsOn is %s, which is before startsOn, %s. Maybe the two were swapped?",
                        renewsOn,
                        startsOn);
            }
        }

        /** Returns the start of the renewal day, in UTC. */
        public Instant renewsAt() {
            return renewsOn.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /** Returns the contracts of an account without an outcome, in order. */
    static List<TypedFact<Signed>> undecided(List<Fact> facts) {
        Set<String> decided = new HashSet<>();
        facts.stream()
                .filter(fact -> fact.body() instanceof Renewed || fact.body() instanceof Churned)
                .forEach(fact -> decided.add(fact.subjectRef()));
        return TypedFact.ofType(facts, Signed.class)
                .filter(typed -> !decided.contains(typed.ref()))
                .toList();
    }

    /** Returns the yearly value of running contracts, by ref. */
    static SortedMap<String, Money> running(List<Fact> facts) {
        SortedMap<String, Money> running = new TreeMap<>();
        for (Fact fact : facts) {
            switch (fact.body()) {
                case Signed signed -> running.put(fact.subjectRef(), signed.value());
                case Renewed renewed when renewed.value() != null -> running.put(fact.subjectRef(), renewed.value());
                case Churned churned when churned.contract() == null -> running.clear();
                case Churned churned -> running.remove(fact.subjectRef());
                default -> {
                    // Does not affect revenue.
                }
            }
        }
        return running;
    }

    /** Returns the yearly revenue by currency. */
    static SortedMap<String, BigDecimal> revenue(List<Fact> facts) {
        SortedMap<String, BigDecimal> revenue = new TreeMap<>();
        running(facts)
                .values()
                .forEach(value -> revenue.merge(value.currency().getCurrencyCode(), value.amount(), BigDecimal::add));
        return revenue;
    }

    /** {@code renewed}: the contract was renewed. Calibrates the model and does not change scores. */
    record Renewed(String contract, @Nullable Money value) implements ContractFact {
        public Renewed {
            Require.ref("contract", contract);
        }

        @Override
        public String about() {
            return contract;
        }
    }

    /**
     * {@code churned}: the customer left. Calibrates the model and does not change scores.
     *
     * @param contract ref of the contract that ended; defaults to all running contracts
     */
    record Churned(
            @PersonalText @Nullable String reason,
            @Nullable Attribution attribution,
            @Nullable String contract) implements ContractFact {
        @Override
        public @Nullable String about() {
            return contract;
        }
    }
}
