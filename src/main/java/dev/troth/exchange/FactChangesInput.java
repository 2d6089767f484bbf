package dev.troth.exchange;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.common.Money;
import dev.troth.platform.list.InputExtension;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The typed changes of {@code amendFact}: for each fact type, an input with the fields of its body. */
@ApplicationScoped
class FactChangesInput implements InputExtension {
    static final String FIELD = "changes";

    private static final String TYPE = "FactChangesInput";

    private static final Map<Class<?>, String> SCALARS = Map.ofEntries(
            Map.entry(Instant.class, "DateTime"),
            Map.entry(LocalDate.class, "Date"),
            Map.entry(Boolean.class, "Boolean"),
            Map.entry(Boolean.TYPE, "Boolean"),
            Map.entry(Double.class, "Float"),
            Map.entry(Double.TYPE, "Float"),
            Map.entry(Integer.class, "Int"),
            Map.entry(Integer.TYPE, "Int"),
            Map.entry(Money.class, "MoneyInput"));

    private final Map<String, GraphQLInputObjectType> types = new TreeMap<>();

    FactChangesInput(FactTypeRegistry registry) {
        GraphQLInputObjectType.Builder all = newInputObject()
                .name(TYPE)
                .description("Changes of a fact. Exactly one field, which is the type of the fact.");
        for (FactType<?> type : registry.all()) {
            if (type.scope() != FactType.Scope.LIKE_TARGET) {
                String changes = changes(type);
                all.field(field(type.name(), typeRef(changes), "Changes of a fact of type `" + type.name() + "`."));
            }
        }
        types.put(TYPE, all.build());
    }

    @Override
    public String type() {
        return "AmendFactInput";
    }

    @Override
    public GraphQLInputObjectField field() {
        return field(
                FIELD,
                typeRef(TYPE),
                "Changed fields of one fact type. Omitted fields stay as they are; null removes the value of a field. "
                        + "Either this, or `type` and `fields`.");
    }

    @Override
    public List<GraphQLInputObjectType> types() {
        return List.copyOf(types.values());
    }

    /** Adds the input of a fact type, and returns its name. */
    private String changes(FactType<?> type) {
        String name = capitalized(type.name()) + "ChangesInput";
        GraphQLInputObjectType.Builder input = newInputObject()
                .name(name)
                .description("New values of a fact of type `" + type.name() + "`.")
                .field(field("at", typeRef("DateTime"), "New time at which it occurred."))
                .field(field("by", typeRef("String"), "New ref of the reporting member; null removes it."))
                .field(field("note", typeRef("String"), "New note; null removes it."));
        for (RecordComponent component : type.body().getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            input.field(field(
                    component.getName(),
                    input(component.getGenericType()),
                    "New value of `" + component.getName() + "`" + (optional ? "; null removes it." : ".")));
        }
        types.put(name, input.build());
        return name;
    }

    private GraphQLInputType input(Type type) {
        if (type instanceof ParameterizedType list) {
            return GraphQLList.list(GraphQLNonNull.nonNull(input(list.getActualTypeArguments()[0])));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return typeRef(plain.getSimpleName());
        } else if (plain.isRecord() && !SCALARS.containsKey(plain)) {
            return typeRef(part(plain));
        }
        // The text forms of durations, currencies and decimals are those of facts.
        return typeRef(SCALARS.getOrDefault(plain, "String"));
    }

    /** Adds the input of a record within a body, which is replaced as a whole, and returns its name. */
    private String part(Class<?> part) {
        String name = "Fact" + part.getSimpleName() + "Input";
        if (!types.containsKey(name)) {
            GraphQLInputObjectType.Builder input =
                    newInputObject().name(name).description("Part of a fact; replaced as a whole.");
            Arrays.stream(part.getRecordComponents()).forEach(component -> {
                boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                GraphQLInputType value = input(component.getGenericType());
                input.field(field(
                        component.getName(),
                        optional ? value : GraphQLNonNull.nonNull(value),
                        "Value of `" + component.getName() + "`."));
            });
            types.put(name, input.build());
        }
        return name;
    }

    private static GraphQLInputObjectField field(String name, GraphQLInputType type, String description) {
        return newInputObjectField()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    private static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
