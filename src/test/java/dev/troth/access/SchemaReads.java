package dev.troth.access;

import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every way of reading that the schema offers: each query, and each field of each record, with what lies beneath. */
final class SchemaReads {
    private static final int DEEP = 3;
    private static final Set<String> REPEATED = Set.of("edges", "pageInfo", "node");

    private final TypeDefinitionRegistry schema;
    private final Map<String, String> arguments;

    /** @param arguments values of required arguments by their names, as literals */
    SchemaReads(Map<String, String> arguments) {
        this.arguments = arguments;
        try {
            schema = new SchemaParser().parse(Files.readString(Path.of("src/main/resources/schema.graphql")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A way of reading.
     *
     * @param parent type of the fields
     * @param fields the fields, whose children are read, too
     * @param id the record, by its global id; null for a query
     */
    record Way(String parent, List<FieldDefinition> fields, String id) {
        @Override
        public String toString() {
            return fields.stream().map(FieldDefinition::getName).collect(Collectors.joining(", ", parent + ".", ""));
        }
    }

    List<Way> queries() {
        return fieldsOf("Query").stream()
                .map(field -> new Way("Query", List.of(field), null))
                .toList();
    }

    /** All plain values of a record at once, and each of its other fields. */
    List<Way> fieldsOfRecord(String type, String id) {
        Map<Boolean, List<FieldDefinition>> fields =
                fieldsOf(type).stream().collect(Collectors.partitioningBy(this::isPlain));
        List<Way> ways = new ArrayList<>(List.of(new Way(type, fields.get(true), id)));
        fields.get(false).forEach(field -> ways.add(new Way(type, List.of(field), id)));
        return ways;
    }

    private boolean isPlain(FieldDefinition field) {
        return fieldsOf(base((Type<?>) field.getType())).isEmpty();
    }

    /** The document of a way, without the fields that are forbidden; empty if nothing is left of it. */
    Optional<String> document(Way way, Set<String> forbidden) {
        String asked = way.fields.stream()
                .flatMap(field -> asked(way.parent, field, 1, forbidden).stream())
                .collect(Collectors.joining(" "));
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                way.id == null
                        ? "{ " + asked + " }"
                        : "{ node(id: \"%s\") { ... on %s { %s } } }".formatted(way.id, way.parent, asked));
    }

    private Optional<String> asked(String parent, FieldDefinition field, int depth, Set<String> forbidden) {
        if (forbidden.contains(parent + "." + field.getName()) || REPEATED.contains(field.getName()) && depth > 1) {
            return Optional.empty();
        }
        List<String> given = new ArrayList<>();
        for (var argument : field.getInputValueDefinitions()) {
            boolean needed = argument.getType() instanceof NonNullType && argument.getDefaultValue() == null;
            boolean known = arguments.containsKey(argument.getName());
            if (needed && !known) {
                return Optional.empty();
            }
            if (needed || known && (parent + "." + field.getName()).equals("Query.account")) {
                given.add(argument.getName() + ": " + arguments.get(argument.getName()));
            }
        }
        String called =
                field.getName() + (given.isEmpty() ? "" : given.stream().collect(Collectors.joining(", ", "(", ")")));
        String type = base((Type<?>) field.getType());
        if (fieldsOf(type).isEmpty()) {
            return Optional.of(called);
        }
        if (depth > DEEP) {
            return Optional.empty();
        }
        List<String> beneath = new ArrayList<>(List.of("__typename"));
        fieldsOf(type).forEach(child -> asked(type, child, depth + 1, forbidden).ifPresent(beneath::add));
        return Optional.of(called + " { " + String.join(" ", beneath) + " }");
    }

    private List<FieldDefinition> fieldsOf(String type) {
        List<FieldDefinition> fields = new ArrayList<>();
        schema.getType(type, ObjectTypeDefinition.class)
                .ifPresent(object -> fields.addAll(object.getFieldDefinitions()));
        schema.getType(type, InterfaceTypeDefinition.class)
                .ifPresent(object -> fields.addAll(object.getFieldDefinitions()));
        return fields;
    }

    private static String base(Type<?> type) {
        return switch (type) {
            case NonNullType some -> base((Type<?>) some.getType());
            case ListType many -> base((Type<?>) many.getType());
            case TypeName named -> named.getName();
            default -> throw new IllegalStateException(type.toString());
        };
    }
}
