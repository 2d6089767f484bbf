package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The policy of src/docs/versioning.md, for the schema beside that of the last release. */
class SchemaPolicyTest {
    private static final Path COMMITTED = Path.of("src/main/resources/schema.graphql");
    private static final Path RELEASED = Path.of("src/test/resources/schema.released.graphql");
    private static final Path CHANGELOG = Path.of("src/docs/changelog.md");
    private static final Path POLICY = Path.of("src/docs/versioning.md");

    private static final Pattern REASON = Pattern.compile(
            "Use `([^`]+)`\\. (?:.+ )?Deprecated on (\\d{4}-\\d\\d-\\d\\d), removed not before (\\d{4}-\\d\\d-\\d\\d)\\.");
    private static final int MONTHS = 6;

    private static TypeDefinitionRegistry parsed(String text) {
        // The schema is ours: the limits are for what strangers send.
        ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultSdlParserOptions());
        return new SchemaParser().parse(text);
    }

    private static TypeDefinitionRegistry committed() throws IOException {
        return parsed(Files.readString(COMMITTED));
    }

    private static Set<String> closed() throws IOException {
        String page = Files.readString(POLICY);
        String list = page.substring(page.indexOf("breaking change:"));
        return Pattern.compile("`(\\w+)`")
                .matcher(list.substring(0, list.indexOf("`.") + 1))
                .results()
                .map(word -> word.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** New values of enums that clients receive. */
    private static Set<String> grown(TypeDefinitionRegistry before, TypeDefinitionRegistry after) {
        Set<String> received = new HashSet<>();
        for (TypeDefinition<?> type : after.getTypes(TypeDefinition.class)) {
            if (type instanceof ImplementingTypeDefinition<?> fields) {
                fields.getFieldDefinitions()
                        .forEach(field ->
                                received.add(TypeInfo.typeInfo(field.getType()).getName()));
            }
        }
        Set<String> grown = new TreeSet<>();
        for (EnumTypeDefinition now : after.getTypes(EnumTypeDefinition.class)) {
            before.getType(now.getName(), EnumTypeDefinition.class)
                    .filter(then -> received.contains(now.getName()))
                    .ifPresent(then -> now.getEnumValueDefinitions().stream()
                            .map(EnumValueDefinition::getName)
                            .filter(value -> then.getEnumValueDefinitions().stream()
                                    .noneMatch(known -> known.getName().equals(value)))
                            .forEach(value -> grown.add(now.getName() + "." + value)));
        }
        return grown;
    }

    @Test
    void closedEnumsExistAndDoNotGrow() throws IOException {
        Set<String> closed = closed();
        assertThat(closed).hasSizeGreaterThan(9);
        TypeDefinitionRegistry now = committed();
        assertThat(closed)
                .allMatch(name -> now.getType(name, EnumTypeDefinition.class).isPresent());
        assertThat(grown(parsed(Files.readString(RELEASED)), now))
                .noneMatch(value -> closed.contains(value.substring(0, value.indexOf('.'))));
    }

    @Test
    void newValuesOfOpenEnumsAreInTheChangelog() throws IOException {
        String changelog = Files.readString(CHANGELOG);
        assertThat(grown(parsed(Files.readString(RELEASED)), committed()))
                .allSatisfy(value -> assertThat(changelog).contains("`" + value + "`"));
    }

    @Test
    void grownEnumIsDetectedUnlessItIsAnInputOnly() {
        TypeDefinitionRegistry before =
                parsed("type Query { tier(order: Order): [Tier!] } enum Tier { A } enum Order { X }");
        TypeDefinitionRegistry after = parsed(
                "type Query { tier(order: Order): [Tier!] new: New } enum Tier { A B } enum Order { X Y } enum New { Z }");
        assertThat(grown(before, after)).containsExactly("Tier.B");
        assertThat(grown(after, before)).isEmpty();
    }

    private static Map<String, DirectivesContainer<?>> elements(TypeDefinitionRegistry schema) {
        Map<String, DirectivesContainer<?>> all = new TreeMap<>();
        for (TypeDefinition<?> type : schema.getTypes(TypeDefinition.class)) {
            all.put(type.getName(), (DirectivesContainer<?>) type);
            switch (type) {
                case ImplementingTypeDefinition<?> fields ->
                    fields.getFieldDefinitions()
                            .forEach(field -> add(all, type.getName() + "." + field.getName(), field));
                case InputObjectTypeDefinition input ->
                    input.getInputValueDefinitions()
                            .forEach(field -> all.put(type.getName() + "." + field.getName(), field));
                case EnumTypeDefinition words ->
                    words.getEnumValueDefinitions()
                            .forEach(value -> all.put(type.getName() + "." + value.getName(), value));
                default -> {}
            }
        }
        return all;
    }

    private static void add(Map<String, DirectivesContainer<?>> all, String coordinate, FieldDefinition field) {
        all.put(coordinate, field);
        field.getInputValueDefinitions()
                .forEach(argument -> all.put(coordinate + "(" + argument.getName() + ":)", argument));
    }

    /** Deprecated elements that break the policy, each with the rule. */
    private static List<String> faults(TypeDefinitionRegistry schema, String changelog) {
        Map<String, DirectivesContainer<?>> all = elements(schema);
        List<String> faults = new ArrayList<>();
        all.forEach((coordinate, element) -> {
            if (element.hasDirective("deprecated")) {
                fault(coordinate, element.getDirectives("deprecated").getFirst(), all, changelog)
                        .forEach(fault -> faults.add(coordinate + ": " + fault));
            }
        });
        return faults;
    }

    private static List<String> fault(
            String coordinate, Directive directive, Map<String, DirectivesContainer<?>> all, String changelog) {
        String reason = directive.getArgument("reason") == null
                ? ""
                : ((StringValue) directive.getArgument("reason").getValue()).getValue();
        Matcher parts = REASON.matcher(reason);
        if (!parts.matches()) {
            return List.of("no replacement and dates");
        }
        List<String> faults = new ArrayList<>();
        DirectivesContainer<?> replacement = all.get(parts.group(1));
        if (replacement == null || replacement.hasDirective("deprecated")) {
            faults.add("no such replacement");
        }
        if (LocalDate.parse(parts.group(2)).plusMonths(MONTHS).isAfter(LocalDate.parse(parts.group(3)))) {
            faults.add("less than six months");
        }
        if (!changelog.contains("`" + coordinate + "`")) {
            faults.add("not in the changelog");
        }
        return faults;
    }

    @Test
    void deprecationsHaveAReplacementAndDates() throws IOException {
        assertThat(faults(committed(), Files.readString(CHANGELOG))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Use `Query.new`. Deprecated on 2026-12-01, removed not before 2027-06-01. | ''",
                "Use `Query.new`. It has a page size. Deprecated on 2026-12-01, removed not before 2027-06-01. | ''",
                "Use `Query.new`. | Query.old: no replacement and dates",
                "Deprecated on 2026-12-01, removed not before 2027-06-01. | Query.old: no replacement and dates",
                "Use `Query.gone`. Deprecated on 2026-12-01, removed not before 2027-06-01. | Query.old: no such replacement",
                "Use `Query.old`. Deprecated on 2026-12-01, removed not before 2027-06-01. | Query.old: no such replacement",
                "Use `Query.new`. Deprecated on 2026-12-01, removed not before 2027-05-31. | Query.old: less than six months",
            })
    void deprecationWithoutReplacementOrDatesIsDetected(String reason, String expected) {
        TypeDefinitionRegistry schema =
                parsed("type Query { new: Int old: Int @deprecated(reason: \"%s\") }".formatted(reason));
        assertThat(String.join("", faults(schema, "`Query.old`"))).isEqualTo(expected);
    }

    @Test
    void deprecationOfEveryKindOfElementIsChecked() {
        TypeDefinitionRegistry schema = parsed("""
                type Query { a(b: I @deprecated): E }
                input I { c: Int @deprecated }
                enum E { D @deprecated(reason: "Use `Query.a`. Deprecated on 2026-12-01, removed not before 2027-06-01.") }
                """);
        assertThat(faults(schema, ""))
                .containsExactly(
                        "E.D: not in the changelog",
                        "I.c: no replacement and dates",
                        "Query.a(b:): no replacement and dates");
    }
}
