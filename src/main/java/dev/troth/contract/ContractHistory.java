package dev.troth.contract;

import dev.troth.account.AccountFact;
import dev.troth.account.AccountKind;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneySums;
import dev.troth.platform.common.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Contracts of an account over its whole history, for each side that supplies: which run, which ended, and which facts
 * are outcomes. A departure without a contract ends all running contracts of its side; one departure is one outcome,
 * and an account that never was a customer has none. Facts are added in order.
 */
public final class ContractHistory {
    private AccountKind kind = AccountKind.CUSTOMER;
    private @Nullable LocalDate since;
    private final Map<String, Held> known = new HashMap<>();
    private final SortedMap<String, Held> running = new TreeMap<>();
    private final Map<String, Departure> ended = new HashMap<>();
    private final Map<Party, Instant> left = new EnumMap<>(Party.class);

    /** A contract with its current value and the side that supplies. */
    public record Held(TypedFact<ContractFact.Signed> signed, Money value, Party supplier) {
        private Held worth(@Nullable Money newValue) {
            return newValue == null ? this : new Held(signed, newValue, supplier);
        }

        private boolean hasBegun(Instant asOf) {
            return !signed.body().startsOn().isAfter(LocalDate.ofInstant(asOf, ZoneOffset.UTC));
        }
    }

    /** The fact by which a customer left. */
    record Departure(Instant at, ContractFact.Churned churned) {}

    /**
     * A renewal or a departure.
     *
     * @param supplier side that supplies: US if a customer stayed or left, THEM if we stayed with a vendor or left it
     * @param gone whether no contract of this side runs after it
     * @param values annual values before it of the contracts that were renewed or ended, by currency
     */
    public record Outcome(Fact fact, boolean churned, Party supplier, boolean gone, List<Money> values) {}

    /** Returns the history of all facts of an account, which are sorted. */
    public static ContractHistory of(List<Fact> facts) {
        ContractHistory history = new ContractHistory();
        history.addAll(facts);
        return history;
    }

    /** Returns the outcomes among the facts of an account, in order. */
    public static List<Outcome> outcomes(List<Fact> facts) {
        return new ContractHistory().addAll(facts);
    }

    /** Adds sorted facts and returns the outcomes among them. */
    public List<Outcome> addAll(List<Fact> facts) {
        facts.forEach(this::found);
        List<Outcome> outcomes = new ArrayList<>();
        facts.forEach(fact -> add(fact).ifPresent(outcomes::add));
        return outcomes;
    }

    /** Takes the kind of the account, which is valid for all facts, even for earlier ones. */
    public void found(Fact fact) {
        if (fact.body() instanceof AccountFact.Opened opened) {
            kind = Objects.requireNonNullElse(opened.kind(), AccountKind.CUSTOMER);
            since = opened.customerSince();
        }
    }

    /** Adds a fact and returns its outcome; empty if it has none. */
    public Optional<Outcome> add(Fact fact) {
        return switch (fact.body()) {
            case ContractFact.Signed signed -> {
                Held held = new Held(new TypedFact<>(fact, signed), signed.value(), supplier(signed));
                known.put(fact.subjectRef(), held);
                run(fact.subjectRef(), held);
                yield Optional.empty();
            }
            case ContractFact.Renewed renewed -> renewed(fact, renewed);
            case ContractFact.Churned churned when churned.contract() != null -> contractEnded(fact);
            case ContractFact.Churned churned -> departed(fact, churned);
            default -> Optional.empty();
        };
    }

    private Party supplier(ContractFact.Signed signed) {
        return signed.supplier() == null ? usualSupplier() : signed.supplier();
    }

    private Party usualSupplier() {
        return kind == AccountKind.VENDOR ? Party.THEM : Party.US;
    }

    private void run(String ref, Held held) {
        running.put(ref, held);
        ended.remove(ref);
        left.remove(held.supplier());
    }

    private Optional<Outcome> renewed(Fact fact, ContractFact.Renewed renewed) {
        Held held = running.getOrDefault(fact.subjectRef(), known.get(fact.subjectRef()));
        if (held == null) {
            return Optional.empty();
        }
        run(fact.subjectRef(), held.worth(renewed.value()));
        return Optional.of(new Outcome(fact, false, held.supplier(), false, List.of(held.value())));
    }

    private Optional<Outcome> contractEnded(Fact fact) {
        Held held = running.remove(fact.subjectRef());
        if (held == null) {
            return Optional.empty();
        }
        boolean gone = of(held.supplier()).isEmpty();
        if (gone) {
            left.put(held.supplier(), fact.at());
        }
        return Optional.of(new Outcome(fact, true, held.supplier(), gone, List.of(held.value())));
    }

    private Optional<Outcome> departed(Fact fact, ContractFact.Churned churned) {
        Party supplier = usualSupplier();
        SortedMap<String, Held> ending = of(supplier);
        boolean began = !ending.isEmpty() || beganBy(fact.at());
        if (left.containsKey(supplier) || !began) {
            return Optional.empty();
        }
        ending.keySet().forEach(ref -> {
            running.remove(ref);
            ended.put(ref, new Departure(fact.at(), churned));
        });
        left.put(supplier, fact.at());
        return Optional.of(new Outcome(
                fact,
                true,
                supplier,
                true,
                MoneySums.of(ending.values().stream().map(Held::value))));
    }

    private boolean beganBy(Instant at) {
        return since != null && !since.isAfter(LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    /** Returns the running contracts for which a side supplies, by ref, also those whose term has yet to begin. */
    public SortedMap<String, Held> of(Party supplier) {
        SortedMap<String, Held> of = new TreeMap<>(running);
        of.values().removeIf(held -> held.supplier() != supplier);
        return of;
    }

    /** Returns the running contracts for which a side supplies and whose term has begun: those that are paid now. */
    public List<Held> begun(Party supplier, Instant asOf) {
        return of(supplier).values().stream()
                .filter(held -> held.hasBegun(asOf))
                .toList();
    }

    /** Returns the annual value of the contracts that have begun and for which a side supplies, by currency. */
    List<Money> worth(Party supplier, Instant asOf) {
        return MoneySums.of(begun(supplier, asOf).stream().map(Held::value));
    }

    /** Returns the time at which the customer left, or we left the vendor; null if the relationship goes on. */
    public @Nullable Instant leftAt(Party supplier) {
        return left.get(supplier);
    }

    /** Returns the side that supplies under a departure without a contract. */
    public Party usual() {
        return usualSupplier();
    }

    /** Returns the departure without a contract that ended this contract; null if there is none. */
    @Nullable
    Departure endOf(String ref) {
        return ended.get(ref);
    }
}
