package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same once more with the first wall taken away: statements that forget to name the workspace show nothing either. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(RowLevelSecurityTest.Forgetful.class)
class RowLevelSecurityTest extends TenantIsolationTest {
    /** What may be seen from everywhere: that there are workspaces, which key a secret is, what is to be done when. */
    private static final Set<String> BEHIND_NO_WALL =
            Set.of("workspace", "api_key_secret", "access_grant_subject", "scheduled_tasks", "flyway_schema_history");

    /** By keys, with a database that forgets. */
    public static final class Forgetful extends ApiKeyTest.ByKeys {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(ForgetfulDatabase.class);
        }
    }

    /** As if every statement of ours had forgotten to ask for its workspace only. */
    @Alternative
    @Singleton
    public static class ForgetfulDatabase extends Database {
        private static final Pattern ASKED = Pattern.compile("((?:\\b\\w+\\.)?workspace_id) = \\?");
        private static final AtomicInteger FORGOTTEN = new AtomicInteger();

        @Inject
        ForgetfulDatabase(DataSource dataSource) {
            super(dataSource);
        }

        private static String forget(String sql) {
            String forgotten = ASKED.matcher(sql).replaceAll("(? = $1 or true)");
            if (!forgotten.equals(sql)) {
                FORGOTTEN.incrementAndGet();
            }
            return forgotten;
        }

        @Override
        public <T> List<T> query(String sql, Row<T> row, @Nullable Object... parameters) {
            return super.query(forget(sql), row, parameters);
        }

        @Override
        public void queries(String sql, List<? extends Visitor> visitors, @Nullable Object... parameters) {
            super.queries(forget(sql), visitors, parameters);
        }

        @Override
        public void stream(String sql, Visitor visitor, @Nullable Object... parameters) {
            super.stream(forget(sql), visitor, parameters);
        }

        @Override
        public int update(String sql, @Nullable Object... parameters) {
            return super.update(forget(sql), parameters);
        }
    }

    @Inject
    Database database;

    @Inject
    CurrentWorkspace workspace;

    @AfterEach
    void conditionsWereRemoved() {
        assertThat(ForgetfulDatabase.FORGOTTEN.get()).isGreaterThan(10);
    }

    @Test
    void everyWorkspaceTableHasRowLevelSecurityEvenForItsOwner() {
        List<String> open = database.query("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
                  and not (relrowsecurity and relforcerowsecurity and relname <> 'workspace')
                """, row -> row.getString(1));
        assertThat(open).containsExactlyInAnyOrderElementsOf(BEHIND_NO_WALL);
    }

    @Test
    void connectionWithoutWorkspaceSeesNoRows() {
        assertThat(workspace.view()).isEmpty();
        for (String table : List.of("fact", "account", "person", "api_key", "account_state")) {
            assertThat(database.query("select 1 from " + table, row -> 1))
                    .as(table)
                    .isEmpty();
        }
        UUID nobodys = UUID.randomUUID();
        assertThat(WorkspaceScope.within(nobodys, () -> database.query("select 1 from fact", row -> 1)))
                .isEmpty();
        assertThat(WorkspaceScope.within(a(), () -> database.query("select 1 from fact", row -> 1)))
                .isNotEmpty();
    }

    @Test
    void writesIntoAnotherWorkspaceAreRejected() {
        UUID other = UUID.randomUUID();
        database.update("insert into workspace (id, name) values (?, 'other')", other);
        assertThatThrownBy(() -> WorkspaceScope.within(
                        other,
                        () -> database.update(
                                "insert into person (workspace_id, id, ref, name) values ('%s', ?, 'x', 'X')"
                                        .formatted(a()),
                                UUID.randomUUID())))
                .hasMessageContaining("row-level security");
        assertThat(WorkspaceScope.within(other, () -> database.update("update person set name = 'X'")))
                .isZero();
        assertThat(WorkspaceScope.within(other, () -> database.update("delete from touchpoint")))
                .isZero();
        assertThat(WorkspaceScope.within(other, () -> database.update("update workspace set name = 'X'")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update fact set body = '{}'", "delete from fact", "truncate fact", "delete from workspace"})
    void updatesAndDeletesOfFactsAreRejected(String statement) {
        assertThatThrownBy(() -> WorkspaceScope.within(a(), () -> database.update(statement)))
                .hasMessageContaining("permission denied");
    }
}
