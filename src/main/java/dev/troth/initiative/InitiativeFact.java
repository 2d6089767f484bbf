package dev.troth.initiative;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.Reference;
import dev.troth.platform.Money;
import dev.troth.platform.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about projects of theirs that we are part of. */
public sealed interface InitiativeFact extends FactBody {

    /**
     * {@code initiative}.
     *
     * @param priority 0 to 1, to them
     * @param setter the stakeholder who sets it
     * @param stake what it is worth to us
     */
    record Started(
            String name,
            Double priority,
            @Nullable String setter,
            @Nullable Money stake,
            @Nullable Money budget) implements InitiativeFact {
        public Started {
            Require.text("name", name);
            Require.present("priority", priority);
            Require.share("priority", priority);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("setter", "stakeholder", setter).toList();
        }
    }

    /**
     * @param severity how far it dropped, 0 to 1
     * @param mitigated how much of it we could soften, 0 to 1; nothing when absent
     */
    record PriorityChanged(
            Double severity,
            @Nullable String initiative,
            @Nullable String reason,
            @Nullable Double mitigated,
            @Nullable String cause)
            implements InitiativeFact {
        public PriorityChanged {
            Require.present("severity", severity);
            Require.share("severity", severity);
            Require.share("mitigated", mitigated);
        }

        public double mitigatedOrNot() {
            return mitigated == null ? 0 : mitigated;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("initiative", "initiative", initiative).toList();
        }
    }

    /** @param evidence where the proof lies */
    record EffortSpent(
            String initiative,
            Double hours,
            @Nullable Money cost,
            @Nullable String evidence) implements InitiativeFact {
        public EffortSpent {
            Require.ref("initiative", initiative);
            Require.present("hours", hours);
            Require.notNegative("hours", hours);
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("initiative", "initiative", initiative));
        }
    }

    /** Pay for work done, proposed and perhaps agreed. */
    record Settlement(
            String initiative, Money proposed, @Nullable Money agreed) implements InitiativeFact {
        public Settlement {
            Require.ref("initiative", initiative);
            Require.present("proposed", proposed);
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("initiative", "initiative", initiative));
        }
    }
}
