package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.troth.exchange.mapping.RecordPath.Place;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rule for a field of a fact.
 *
 * @param path path of the field; more than one step leads into an object
 * @param source where its value comes from
 * @param options what is done to the value
 * @param or rule that applies if this one yields no value; null for none
 */
record FieldRule(
        List<String> path,
        Source source,
        Options options,
        @Nullable FieldRule or) {
    private static final Set<String> OPTIONS = Set.of(
            "prefix",
            "split",
            "list",
            "times",
            "first",
            "or",
            "words",
            "otherwise",
            "format",
            "lower",
            "upper",
            "number",
            "factor",
            "decimal",
            "date",
            "as");

    /** Fields that hold refs, besides those whose path ends with {@code ref}. */
    private static final Set<String> REFS = Set.of(
            "ref",
            "account",
            "parent",
            "owner",
            "backupOwner",
            "by",
            "stakeholder",
            "participants",
            "commitment",
            "issue",
            "initiative",
            "insight",
            "touchpoint",
            "contract",
            "madeBy",
            "madeTo",
            "requestedBy",
            "member",
            "successor",
            "answers",
            "fact");

    /** Amounts of money and rates are texts in JSON, so that they stay exact. */
    private static final Set<String> DECIMALS = Set.of("amount", "rate");

    /**
     * Options of a field.
     *
     * @param split separator of a list within the text
     * @param list whether a single value becomes a list
     * @param first whether only the first value of a list counts
     * @param words translation of values, by the value in lower case
     * @param otherwise value in place of an empty one, or of one that {@code words} does not have
     * @param hasOtherwise whether {@code otherwise} is set; it may be set to null
     * @param formats formats of times
     * @param times path of a number that is multiplied with the value; 1 if the record has none
     * @param date whether only the day counts
     */
    record Options(
            String prefix,
            @Nullable String split,
            boolean list,
            boolean first,
            @Nullable TreeMap<String, JsonNode> words,
            @Nullable JsonNode otherwise,
            boolean hasOtherwise,
            @Nullable TimeFormats formats,
            boolean date,
            boolean lower,
            boolean upper,
            boolean number,
            Numbers numbers,
            @Nullable RecordPath times,
            @Nullable Cleaning cleaning) {}

    /**
     * Reads a rule.
     *
     * @param decimal decimal mark of the whole mapping; null if it states none
     */
    static FieldRule of(String name, JsonNode rule, @Nullable String decimal) {
        String owner = "The field " + name;
        Set<String> keys = new HashSet<>(OPTIONS);
        keys.addAll(Source.KEYS);
        MappingKeys.check(rule, keys, owner);
        List<String> path = Arrays.asList(name.split("\\.", -1));
        Source source = Source.of(rule, owner);
        @Nullable FieldRule or = rule.has("or") ? of(name, rule.get("or"), decimal) : null;
        return new FieldRule(path, source, options(rule, path, owner, decimal), or);
    }

    private static Options options(JsonNode rule, List<String> path, String owner, @Nullable String decimal) {
        List<String> formats = MappingKeys.texts(rule, "format", owner);
        boolean key = REFS.contains(path.getLast());
        @Nullable
        Cleaning cleaning = rule.has("as")
                ? Cleaning.of(MappingKeys.text(rule, "as", "", owner), owner)
                : key ? Cleaning.KEY : null;
        @Nullable String split = rule.has("split") ? MappingKeys.text(rule, "split", "", owner) : null;
        @Nullable String mark = decimal(rule, owner, decimal);
        boolean number = MappingKeys.flag(rule, "number", owner) || rule.has("factor") || rule.has("times");
        return new Options(
                MappingKeys.text(rule, "prefix", "", owner),
                split,
                MappingKeys.flag(rule, "list", owner),
                MappingKeys.flag(rule, "first", owner),
                words(rule, owner),
                rule.get("otherwise"),
                rule.has("otherwise"),
                formats.isEmpty() ? null : TimeFormats.of(formats, owner),
                MappingKeys.flag(rule, "date", owner),
                MappingKeys.flag(rule, "lower", owner),
                MappingKeys.flag(rule, "upper", owner),
                number,
                new Numbers(mark, factor(rule, owner)),
                rule.has("times") ? RecordPath.of(MappingKeys.text(rule, "times", "", owner)) : null,
                cleaning);
    }

    /** Returns the decimal mark that a rule or a mapping states; the default if it states none. */
    static @Nullable String decimal(JsonNode rule, String owner, @Nullable String missing) {
        if (!rule.has("decimal")) {
            return missing;
        }
        String mark = MappingKeys.text(rule, "decimal", "", owner);
        if (!mark.equals(",") && !mark.equals(".")) {
            throw MappingKeys.invalid("%s: decimal is \"%s\", but must be \",\" or \".\".", owner, mark);
        }
        return mark;
    }

    private static @Nullable BigDecimal factor(JsonNode rule, String owner) {
        JsonNode factor = rule.path("factor");
        if (factor.isMissingNode()) {
            return null;
        }
        if (!factor.isNumber() || !Double.isFinite(factor.doubleValue())) {
            throw MappingKeys.invalid("%s: factor must be a number, but is %s.", owner, factor);
        }
        return factor.decimalValue();
    }

    private static @Nullable TreeMap<String, JsonNode> words(JsonNode rule, String owner) {
        JsonNode table = rule.path("words");
        if (table.isMissingNode()) {
            return null;
        }
        if (!table.isObject()) {
            throw MappingKeys.invalid("%s: words must be a JSON object, but is %s.", owner, table);
        }
        TreeMap<String, JsonNode> words = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        table.properties().forEach(word -> words.put(word.getKey(), word.getValue()));
        return words;
    }

    /**
     * Returns the value of the field; null if the fact has none.
     *
     * @throws RejectedException if the value of the record cannot be converted
     */
    @Nullable
    JsonNode value(Place place, ZoneId zone) {
        @Nullable JsonNode made = own(place, zone);
        return made == null && or != null ? or.value(place, zone) : made;
    }

    private @Nullable JsonNode own(Place place, ZoneId zone) {
        JsonNode value = source.value(place);
        if (source instanceof Source.Constant) {
            return value;
        }
        if (Source.isEmpty(value)) {
            return present(options.otherwise);
        }
        place.effort().spend(value);
        return present(
                options.times != null && value.isValueNode()
                        ? number(
                                options.numbers.read(name(), Source.text(value)).multiply(times(options.times, place)))
                        : converted(value, zone, place.effort()));
    }

    private static @Nullable JsonNode present(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }

    private BigDecimal times(RecordPath path, Place place) {
        JsonNode times = path.value(place);
        return Source.isEmpty(times) ? BigDecimal.ONE : new Numbers(null, null).read(path.text(), Source.text(times));
    }

    private @Nullable JsonNode converted(JsonNode value, ZoneId zone, Effort effort) {
        if (value.isArray()) {
            return list(value, zone, effort);
        }
        if (value.isObject()) {
            return value.deepCopy();
        }
        if (options.split != null) {
            ArrayNode parts = JsonNodeFactory.instance.arrayNode();
            Arrays.stream(value.asText().split(Pattern.quote(options.split), -1))
                    .forEach(parts::add);
            return list(parts, zone, effort);
        }
        return options.list ? list(JsonNodeFactory.instance.arrayNode().add(value), zone, effort) : single(value, zone);
    }

    private @Nullable JsonNode list(JsonNode values, ZoneId zone, Effort effort) {
        effort.spend((long) values.size() * options.prefix.length());
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (JsonNode value : values) {
            @Nullable
            JsonNode made = Source.isEmpty(value) ? null : value.isObject() ? value.deepCopy() : single(value, zone);
            if (made != null && !made.isNull()) {
                list.add(made);
            }
        }
        return list.isEmpty() ? options.otherwise : options.first ? list.get(0) : list;
    }

    private @Nullable JsonNode single(JsonNode value, ZoneId zone) {
        String text = Source.text(value);
        if (options.words != null) {
            return word(options.words, text);
        }
        if (options.formats != null) {
            return TextNode.valueOf(options.formats.read(name(), text, options.date, zone));
        }
        if (options.number) {
            return number(options.numbers.read(name(), text));
        }
        if (value.isBoolean() && options.prefix.isEmpty()) {
            return BooleanNode.valueOf(value.asBoolean());
        }
        String cleaned = options.cleaning == null ? text : options.cleaning.clean(name(), text);
        String cased = options.lower
                ? cleaned.toLowerCase(Locale.ROOT)
                : options.upper ? cleaned.toUpperCase(Locale.ROOT) : cleaned;
        return TextNode.valueOf(options.prefix + cased);
    }

    private JsonNode number(BigDecimal number) {
        return DECIMALS.contains(path.getLast()) ? TextNode.valueOf(number.toPlainString()) : Numbers.json(number);
    }

    private @Nullable JsonNode word(TreeMap<String, JsonNode> words, String text) {
        JsonNode word = words.get(text);
        if (word == null && !options.hasOtherwise) {
            throw RejectedException.invalid(
                    name(),
                    "%s is \"%s\", which the words of the mapping do not have.%s",
                    name(),
                    text,
                    Suggestion.maybe(text, words.keySet()));
        }
        return word == null ? options.otherwise : word;
    }

    /** This rule, and those that apply if it yields no value. */
    Stream<FieldRule> all() {
        return or == null ? Stream.of(this) : Stream.concat(Stream.of(this), or.all());
    }

    /** Returns whether a path leads to several values. */
    boolean isOfLists() {
        return source.paths().stream()
                .flatMap(List::stream)
                .anyMatch(one -> Arrays.asList(one.text().split("\\.", -1)).contains("*"));
    }

    /** Returns the name of the field in messages. */
    String name() {
        return String.join(".", path);
    }

    /** Sets a value in a fact. */
    void put(ObjectNode fact, JsonNode value) {
        ObjectNode at = fact;
        for (String step : path.subList(0, path.size() - 1)) {
            at = at.get(step) instanceof ObjectNode inner ? inner : at.putObject(step);
        }
        at.set(path.getLast(), value);
    }
}
