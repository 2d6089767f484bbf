package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.guard.Scope;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation says who may call it, and Troth is never open by mistake. */
class RulesTest {
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
        Set<String> ruled = Rules.all().keySet().stream()
                .filter(coordinate -> coordinate.matches("(Query|Mutation|Subscription)\\..*"))
                .collect(Collectors.toSet());
        assertThat(ruled).containsExactlyInAnyOrderElementsOf(roots);
        assertThat(coordinates(Stream.of("Account", "Person", "Event")))
                .containsAll(Rules.all().keySet().stream()
                        .filter(one -> !ruled.contains(one))
                        .toList());
    }

    @Test
    void whatReadsNeverNeedsTheRightToWriteAndTheOtherWayRound() {
        Rules.all().forEach((coordinate, scope) -> {
            if (coordinate.startsWith("Mutation.")) {
                assertThat(scope).as(coordinate).isNotIn(Scope.READ, Scope.EXPORT);
            }
            if (coordinate.startsWith("Query.") || coordinate.startsWith("Subscription.")) {
                assertThat(scope).as(coordinate).isNotEqualTo(Scope.WRITE);
            }
        });
        assertThat(Rules.ofPath("GET", "/facts")).contains(Scope.EXPORT);
        assertThat(Rules.ofPath("GET", "/export/accounts")).contains(Scope.EXPORT);
        assertThat(Rules.ofPath("POST", "/facts")).contains(Scope.WRITE);
    }

    @Test
    void trothIsNeverOpenByMistake() {
        assertThatThrownBy(() -> Doorkeeper.mode(null, false, LaunchMode.NORMAL, "127.0.0.1"))
                .hasMessageContaining("TROTH_ACCESS_MODE=keys");
        for (String host : List.of("0.0.0.0", "10.0.0.7", "troth.example.com", "::")) {
            assertThatThrownBy(() -> Doorkeeper.mode(AccessMode.LOCAL, false, LaunchMode.NORMAL, host))
                    .hasMessageContaining(host);
            assertThatThrownBy(() -> Doorkeeper.mode(null, false, LaunchMode.DEVELOPMENT, host))
                    .hasMessageContaining("Maybe TROTH_ACCESS_MODE=keys?");
            assertThat(Doorkeeper.mode(AccessMode.KEYS, false, LaunchMode.NORMAL, host))
                    .isEqualTo(AccessMode.KEYS);
        }
        assertThat(Doorkeeper.mode(AccessMode.LOCAL, false, LaunchMode.NORMAL, "127.0.0.1"))
                .isEqualTo(AccessMode.LOCAL);
        assertThat(Doorkeeper.mode(AccessMode.LOCAL, true, LaunchMode.NORMAL, "0.0.0.0"))
                .isEqualTo(AccessMode.LOCAL);
    }
}
