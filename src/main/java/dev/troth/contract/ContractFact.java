package dev.troth.contract;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.StatedTime;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts about revenue and its outcome, which is the ground truth for churn risk. */
public sealed interface ContractFact extends FactBody {

    /**
     * {@code contract}: yearly value and renewal date.
     *
     * @param supplier side that supplies and is paid; defaults to us, and to them for accounts of kind VENDOR
     */
    record Signed(
            Money value,
            @StatedTime LocalDate startsOn,
            @StatedTime LocalDate renewsOn,
            @Nullable Party supplier) implements ContractFact {
        public Signed {
            Require.present("value", value);
            Require.notNegative("value", value);
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

    /** Returns the running contracts of an account that were never renewed, in order. */
    static List<TypedFact<Signed>> undecided(List<Fact> facts) {
        Set<String> renewed = new HashSet<>();
        facts.stream().filter(fact -> fact.body() instanceof Renewed).forEach(fact -> renewed.add(fact.subjectRef()));
        ContractHistory history = ContractHistory.of(facts);
        Set<String> running = new HashSet<>(history.of(Party.US).keySet());
        running.addAll(history.of(Party.THEM).keySet());
        return TypedFact.ofType(facts, Signed.class)
                .filter(typed -> running.contains(typed.ref()) && !renewed.contains(typed.ref()))
                .toList();
    }

    /** Returns the yearly revenue by currency: that of running contracts that have begun and for which we supply. */
    static List<Money> revenue(List<Fact> facts, Instant asOf) {
        return ContractHistory.of(facts).worth(Party.US, asOf);
    }

    /** Returns the yearly spend by currency: that of running contracts that have begun and for which they supply. */
    static List<Money> spend(List<Fact> facts, Instant asOf) {
        return ContractHistory.of(facts).worth(Party.THEM, asOf);
    }

    /** {@code renewed}: the contract was renewed. Calibrates the model and does not change scores. */
    record Renewed(String contract, @Nullable Money value) implements ContractFact {
        public Renewed {
            Require.ref("contract", contract);
            Require.notNegative("value", value);
        }

        @Override
        public String about() {
            return contract;
        }
    }

    /**
     * {@code churned}: the customer left, or we left the vendor. Calibrates the model. The only effect on scores is that the
     * renewal of a contract that ends while others run no longer comes up.
     *
     * @param contract ref of the contract that ended; defaults to all running contracts, of the customer if the account is
     * both
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
