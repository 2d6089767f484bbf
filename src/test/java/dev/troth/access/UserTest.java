package dev.troth.access;

import static io.restassured.RestAssured.given;

import dev.troth.platform.database.Database;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.tenancy.WorkspaceScope;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Requests over HTTP with keys, and with tokens of users of an issuer, in a workspace of the test. */
abstract class UserTest {
    @Inject
    ApiKeyStore keys;

    @Inject
    Database database;

    @ConfigProperty(name = UserAccessTest.ISSUER)
    String issuer;

    UUID home;

    /** Creates a workspace. */
    UUID workspace() {
        UUID id = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'test')", id);
        return id;
    }

    /** Creates a key, and returns its secret. */
    String key(UUID workspace, EnumSet<AccessScope> scopes) {
        return WorkspaceScope.within(workspace, () -> keys.create("k", scopes, null))
                .secret();
    }

    /** Begins a request with a key or a token. */
    RequestSpecification as(String secret) {
        return given().header("Authorization", "Bearer " + secret).header("Troth-Workspace", home);
    }

    /** Executes an operation with a key or a token. */
    JsonPath ask(String secret, String query) {
        return as(secret)
                .contentType("application/json")
                .accept("application/graphql-response+json")
                .body(Map.of("query", query))
                .post("/graphql")
                .jsonPath();
    }
}
