package dev.troth.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a fact. The original stays in the ledger; from the instant at which the correction occurred it is read
 * as corrected, and looking from before that instant still shows what was believed then.
 */
public sealed interface Correction extends FactBody {
    /** The ref of the corrected fact. */
    String fact();

    /** The type of the corrected fact; needed only where facts of several types share the ref. */
    @Nullable
    String factType();

    /** Whether this fact is the one that is corrected. */
    default boolean corrects(Fact fact) {
        String type = factType();
        return fact.ref().equals(fact())
                && (type == null ? !fact.isCorrection() : fact.type().name().equals(type));
    }

    /** @param fields the fields that are different now; null takes a field back */
    record Amended(String fact, @Nullable String factType, ObjectNode fields) implements Correction {
        private static final Set<String> FIXED = Set.of("type", "ref", "account", "recordedAt");

        public Amended {
            Require.ref("fact", fact);
            Require.present("fields", fields);
            if (fields.isEmpty()) {
                throw Refusal.invalid("fields", "fields names nothing to change.");
            }
            fields.fieldNames().forEachRemaining(name -> {
                if (FIXED.contains(name)) {
                    throw Refusal.invalid(
                            "fields", "The %s of a fact cannot be amended. Maybe retract it and send it anew?", name);
                }
            });
        }
    }

    record Retracted(
            String fact,
            @Nullable String factType,
            @PersonalText String reason) implements Correction {
        public Retracted {
            Require.ref("fact", fact);
            Require.text("reason", reason);
        }
    }
}
