package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.access.AccessSettings.AccessMode;
import dev.troth.platform.security.AccessScope;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation says who may call it, and Troth is never open by mistake. */
class AuthorizationRulesTest {
    private static Set<String> coordinates(Stream<String> types) throws IOException {
        TypeDefinitionRegistry schema =
                new SchemaParser().parse(Files.readString(Path.of("src/main/resources/schema.graphql")));
        return types.flatMap(type ->
                        schema.getType(type, ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions().stream()
                                .map(FieldDefinition::getName)
                                .map(field -> type + "." + field))
                .collect(Collectors.toSet());
    }

    @Test
    void everyOperationHasARuleAndEveryRuleAnOperation() throws IOException {
        Set<String> roots = coordinates(Stream.of("Query", "Mutation", "Subscription"));
        Set<String> ruled = AuthorizationRules.all().keySet().stream()
                .filter(coordinate -> coordinate.matches("(Query|Mutation|Subscription)\\..*"))
                .collect(Collectors.toSet());
        assertThat(ruled).containsExactlyInAnyOrderElementsOf(roots);
        assertThat(coordinates(Stream.of(
                        "Account",
                        "Person",
                        "Fact",
                        "AccessGrant",
                        "ApiKey",
                        "AuditEntry",
                        "DeprecatedUse",
                        "DeprecatedUseClient",
                        "Job",
                        "Source",
                        "Webhook",
                        "WebhookDelivery")))
                .containsAll(AuthorizationRules.all().keySet().stream()
                        .filter(one -> !ruled.contains(one))
                        .toList());
    }

    @Test
    void administratorTypesHaveARulePerField() throws IOException {
        for (String type : List.of(
                "AccessGrant",
                "ApiKey",
                "AuditEntry",
                "DeprecatedUse",
                "DeprecatedUseClient",
                "Job",
                "Source",
                "Webhook",
                "WebhookDelivery")) {
            assertThat(coordinates(Stream.of(type)))
                    .allMatch(coordinate -> coordinate.equals(type + ".id")
                            || !AuthorizationRules.of(coordinate).isEmpty());
        }
    }

    @Test
    void queriesNeverRequireWriteAndMutationsNeverReadScope() {
        AuthorizationRules.all().forEach((coordinate, scopes) -> {
            if (coordinate.startsWith("Mutation.")) {
                assertThat(scopes).as(coordinate).doesNotContain(AccessScope.READ, AccessScope.EXPORT);
            }
            if (coordinate.startsWith("Query.") || coordinate.startsWith("Subscription.")) {
                assertThat(scopes).as(coordinate).doesNotContain(AccessScope.WRITE);
            }
        });
        assertThat(AuthorizationRules.ofPath("GET", "/facts"))
                .containsExactlyInAnyOrder(AccessScope.EXPORT, AccessScope.PEOPLE_PII);
        assertThat(AuthorizationRules.ofPath("GET", "/export/accounts")).containsExactly(AccessScope.EXPORT);
        assertThat(AuthorizationRules.ofPath("POST", "/facts")).containsExactly(AccessScope.IMPORT);
    }

    @Test
    void fieldsOpenToCustomersExistAndHaveNoRule() throws IOException {
        TypeDefinitionRegistry schema =
                new SchemaParser().parse(Files.readString(Path.of("src/main/resources/schema.graphql")));
        AuthorizationRules.openToCustomers().forEach(coordinate -> {
            String[] parts = coordinate.split("[.(:)]");
            FieldDefinition field =
                    schema.getType(parts[0], ObjectTypeDefinition.class).orElseThrow().getFieldDefinitions().stream()
                            .filter(one -> one.getName().equals(parts[1]))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(coordinate));
            if (parts.length > 2) {
                assertThat(field.getInputValueDefinitions())
                        .anyMatch(argument -> argument.getName().equals(parts[2]));
            }
            assertThat(AuthorizationRules.of(coordinate)).as(coordinate).isSubsetOf(AccessScope.READ);
        });
    }

    @Test
    void productionRefusesToStartWithoutAccessMode() throws Exception {
        assertThatThrownBy(() -> AccessModeValidator.of(Optional.empty(), false, "127.0.0.1"))
                .hasMessageContaining("TROTH_ACCESS_MODE=keys");
        assertThatThrownBy(() -> AccessModeValidator.of(Optional.of("key"), false, "127.0.0.1"))
                .hasMessageContaining("\"key\"");
        for (String host : List.of("0.0.0.0", "10.0.0.7", "troth.example.com", "::")) {
            assertThatThrownBy(() -> AccessModeValidator.of(Optional.of("local"), false, host))
                    .hasMessageContaining(host)
                    .hasMessageContaining("Maybe TROTH_ACCESS_MODE=keys?");
            assertThat(AccessModeValidator.of(Optional.of("keys"), false, host)).isEqualTo(AccessMode.KEYS);
        }
        assertThat(AccessModeValidator.of(Optional.of("local"), false, "127.0.0.1"))
                .isEqualTo(AccessMode.LOCAL);
        assertThat(AccessModeValidator.of(Optional.of("local"), true, "0.0.0.0"))
                .isEqualTo(AccessMode.LOCAL);
    }
}
