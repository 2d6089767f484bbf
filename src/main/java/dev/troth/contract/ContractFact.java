package dev.troth.contract;

import dev.troth.ledger.FactBody;
import dev.troth.platform.Attribution;
import dev.troth.platform.Money;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts about revenue and its outcome: the truth that churn risk is judged by. */
public sealed interface ContractFact extends FactBody {

    /** {@code contract}: what they pay a year, and when it comes up again. */
    record Signed(Money value, LocalDate startsOn, LocalDate renewsOn) implements ContractFact {
        public Signed {
            Require.present("value", value);
            Require.present("startsOn", startsOn);
            Require.present("renewsOn", renewsOn);
            if (renewsOn.isBefore(startsOn)) {
                throw Refusal.invalid(
                        "renewsOn",
                        "renewsOn is %s, which is before startsOn, %s. Maybe the two were swapped?",
                        renewsOn,
                        startsOn);
            }
        }
    }

    /** They stayed. Calibrates the model, never moves a score. */
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
     * They left. Calibrates the model, never moves a score.
     *
     * @param contract the one that ended; all that ran when absent
     */
    record Churned(
            @Nullable String reason,
            @Nullable Attribution attribution,
            @Nullable String contract) implements ContractFact {
        @Override
        public @Nullable String about() {
            return contract;
        }
    }
}
