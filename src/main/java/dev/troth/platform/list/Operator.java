package dev.troth.platform.list;

import java.util.Arrays;
import java.util.List;

/** One comparison of a filter. All filters share these, and the schema and the SQL are made from them. */
enum Operator {
    EQ("eq", "Equal to this value."),
    NE("ne", "Not equal to this value; records without a value match."),
    IN("in", "Equal to one of these values."),
    NOT_IN("notIn", "Equal to none of these values; records without a value match."),
    GT("gt", "Greater than this value."),
    GTE("gte", "Greater than or equal to this value."),
    LT("lt", "Less than this value."),
    LTE("lte", "Less than or equal to this value."),
    CONTAINS("contains", "Contains this text, ignoring case."),
    STARTS_WITH("startsWith", "Starts with this text, ignoring case."),
    HAS("has", "Contains this entry."),
    HAS_ANY("hasAny", "Contains at least one of these entries."),
    HAS_ALL("hasAll", "Contains all of these entries."),
    IS_EMPTY("isEmpty", "Whether the list is empty."),
    IS_NULL("isNull", "Whether there is no value.");

    private final String key;
    private final String description;

    Operator(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** Its name in filters. */
    String key() {
        return key;
    }

    String description() {
        return description;
    }

    boolean takesList() {
        return this == IN || this == NOT_IN || this == HAS_ANY || this == HAS_ALL;
    }

    boolean takesFlag() {
        return this == IS_EMPTY || this == IS_NULL;
    }

    /** @throws dev.troth.platform.common.RejectedException if the filter of such a property has no operator of this name */
    static Operator named(String key, Property.Kind kind) {
        List<Operator> known = kind.operators;
        return known.stream()
                .filter(operator -> operator.key.equals(key))
                .findFirst()
                .orElseThrow(() -> FilterCompiler.unknown(
                        key, String.join(", ", known.stream().map(Operator::key).toList())));
    }

    static List<Operator> list(Operator... operators) {
        return Arrays.asList(operators);
    }
}
