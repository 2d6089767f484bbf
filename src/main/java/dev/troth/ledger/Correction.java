package dev.troth.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact about another fact (an event that amends or retracts an earlier event). The original stays in the ledger. From
 * the time at which the correction occurred, reads return the corrected fact; reads as of an earlier time still return
 * the original.
 */
public sealed interface Correction extends FactBody {
    @Override
    default boolean affectsScores() {
        return false;
    }

    /** Ref of the corrected fact. */
    String fact();

    /** Type of the corrected fact; only needed if facts of several types share the ref. */
    @Nullable
    String factType();

    /** Returns whether this correction applies to the fact. */
    default boolean corrects(Fact fact) {
        String type = factType();
        return fact.ref().equals(fact())
                && (type == null ? !fact.isCorrection() : fact.type().name().equals(type));
    }

    /** @param fields the changed fields; null removes the value of a field */
    record Amended(String fact, @Nullable String factType, ObjectNode fields) implements Correction {
        private static final Set<String> FIXED = Set.of("type", "ref", "account", "source", "recordedAt");

        public Amended {
            Require.ref("fact", fact);
            Require.present("fields", fields);
            if (fields.isEmpty()) {
                throw RejectedException.invalid("fields", "The amendment contains no field to change.");
            }
            fields.fieldNames().forEachRemaining(name -> {
                if (FIXED.contains(name)) {
                    throw RejectedException.invalid(
                            "fields",
                            "The %s of a fact cannot be amended. Maybe retract the fact and send it again?",
                            name);
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
