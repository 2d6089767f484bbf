package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;

/**
 * Bounds the values that a mapping makes of one record, while they are made: a mapping can repeat a value, or make a fact
 * with the whole record of each element of a list, so that a short record would fill the memory.
 */
final class Effort {
    /** Characters, elements and parts of values. */
    private static final int MOST = 10_000_000;

    private static final int OF_A_FACT = 500;

    private long spent;

    /** @throws RejectedException if the record has made too much */
    void spend(long amount) {
        spent += amount;
        if (spent > MOST) {
            throw RejectedException.of(
                    ProblemCode.TOO_LARGE,
                    "mapping",
                    "The mapping makes more than %d characters of the record. Maybe split the record, or map fewer fields?",
                    MOST);
        }
    }

    void spendFact() {
        spend(OF_A_FACT);
    }

    /** Spends the size of a value. */
    void spend(JsonNode value) {
        spend(value.isTextual() ? value.textValue().length() : 1);
        value.forEach(this::spend);
    }
}
