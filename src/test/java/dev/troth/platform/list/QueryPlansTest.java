package dev.troth.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.Owner;
import dev.troth.testing.RoundTripCounter;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At a middle size: no query walks through a whole table, and none takes more statements for more rows. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class QueryPlansTest {
    private static final Set<String> BIG = Set.of(
            "account",
            "account_stream",
            "account_state",
            "account_score",
            "fact",
            "stakeholder",
            "person",
            "commitment",
            "touchpoint",
            "issue",
            "tie");

    /** Each is asked so often that its statements are prepared on the connection. */
    private static final int TIMES = 12;

    private static final List<String> QUERIES = List.of(
            "{ accounts(first: 20, where: {owner: {eq: \"m7\"}}, orderBy: [{field: NAME}]) { nodes { name trust {"
                    + " score { value } } commitments(first: 5) { nodes { title } } stakeholders(first: 5) { nodes {"
                    + " department person { name } } } } } }",
            "{ accounts(first: 25, where: {churnRisk: {gte: 0.2}}, orderBy: [{field: CHURN_RISK, direction: DESC}]) {"
                    + " nodes { name } } }",
            "{ accounts(first: 25, orderBy: [{field: TRUST}]) { nodes { name } } }",
            "{ accounts(first: 25, where: {search: \"harbour 1234\"}) { nodes { name } } }",
            "{ accounts(first: 25, orderBy: [{field: NAME}]) { nodes { name } pageInfo { endCursor } } }",
            "{ account(ref: \"a1234\") { name trust { score { value } } stakeholders { nodes { ref } } ties { nodes {"
                    + " kind } } commitments { totalCount nodes { title madeTo { ref } } } touchpoints { nodes {"
                    + " occurredAt } } issues { nodes { severity } } } }",
            "{ commitments(first: 25, where: {status: {in: [OPEN]}, dueAt: {lt: \"P7D\"}}, orderBy: [{field: DUE_AT}])"
                    + " { nodes { title account { name } } } }",
            "{ touchpoints(first: 25) { nodes { occurredAt account: id } } }",
            "{ touchpoints(last: 25) { nodes { occurredAt ref } pageInfo { hasPreviousPage } } }",
            "{ account(ref: \"a1234\") { touchpoints(last: 2) { nodes { occurredAt } } } }",
            "{ stakeholder(ref: \"a1234/s1\") { department person { name } account { name } } }");

    private static UUID home;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @Inject
    RoundTripCounter roundTrips;

    @BeforeEach
    void portfolio() {
        if (home == null) {
            UUID fresh = workspace.fresh(database);
            fill(fresh);
            home = fresh;
        }
        workspace.enter(home);
    }

    /** 20,000 accounts, written into the tables as Troth would write them, but for what these queries do not read. */
    private void fill(UUID home) {
        List<String> tables = List.of(
                """
                insert into account_stream (workspace_id, id, ref, head_at, head_recorded_at)
                select '%1$s', gen_random_uuid(), 'a' || n, '2026-11-01', '2026-11-01' from generate_series(1, 20000) n
                """, """
                insert into account (workspace_id, id, ref, at, name, kind, domains, owner_ref)
                select workspace_id, id, ref, '2025-01-01', 'Harbour ' || substr(ref, 2), 'CUSTOMER', '{}', 'm' || (random() * 200)::int
                from account_stream where workspace_id = '%1$s'
                """, """
                insert into account_score (workspace_id, account_id, as_of, due_at, trust, churn_90, standing)
                select workspace_id, id, now(), now() + interval '1 day', 100 * random(), random(), 'VENDOR'
                from account_stream where workspace_id = '%1$s'
                """, """
                insert into account_state (workspace_id, account_id, model, state)
                select workspace_id, id, '1', '\\x00' from account_stream where workspace_id = '%1$s'
                """, """
                insert into tie (workspace_id, id, account_id, ref, from_ref, to_ref, kind, at)
                select workspace_id, gen_random_uuid(), id, ref || '/t', ref || '/s1', ref || '/s2', 'KNOWS', '2025-02-01'
                from account_stream where workspace_id = '%1$s'
                """, """
                insert into issue (workspace_id, id, account_id, ref, at, severity, heated, kind, status, options)
                select workspace_id, gen_random_uuid(), id, ref || '/i', '2025-02-01', 0.5, false, 'COMPLAINT', 'OPEN', '{}'
                from account_stream where workspace_id = '%1$s'
                """, """
                insert into fact (workspace_id, id, account_id, type, ref, subject_kind, subject_ref, at, rank, recorded_at,
                                  body, digest)
                select workspace_id, gen_random_uuid(), id, 'touchpoint', ref || '/f' || n, 'touchpoint', ref || '/f' || n,
                       '2025-02-01', 5, '2025-02-01', '{"channel":"CALL","direction":"OUT"}', '\\x00'
                from account_stream, generate_series(1, 3) n where workspace_id = '%1$s'
                """, """
                insert into person (workspace_id, id, ref, name)
                select workspace_id, gen_random_uuid(), ref || '/p' || n, 'Ann' from account_stream, generate_series(1, 3) n
                where workspace_id = '%1$s'
                """, "analyze account_stream", "analyze person", """
                insert into stakeholder (workspace_id, id, account_id, ref, person_id, department, roles, influence, stance, at)
                select s.workspace_id, gen_random_uuid(), s.id, s.ref || '/s' || n, p.id, 'IT', '{}', 0.5, 'NEUTRAL', '2025-02-01'
                from account_stream s, generate_series(1, 3) n, person p
                where s.workspace_id = '%1$s' and p.workspace_id = s.workspace_id and p.ref = s.ref || '/p' || n
                """, """
                insert into commitment (workspace_id, id, account_id, ref, at, title, side, status, importance, made_to, audience,
                                        due_at, updates, renegotiations)
                select workspace_id, gen_random_uuid(), id, ref || '/o' || n, timestamptz '2025-01-01' + n * interval '60 days',
                       'Deliver', 'US', case when n > 5 then 'OPEN' else 'KEPT' end, 0.5, array[ref || '/s1'], '{}',
                       timestamptz '2025-02-01' + (n * 60 + random() * 60) * interval '1 day', 0, 0
                from account_stream, generate_series(1, 6) n where workspace_id = '%1$s'
                """, """
                insert into touchpoint (workspace_id, id, account_id, ref, at, channel, direction, mutual, participants, topics,
                                        context, learnings)
                select workspace_id, gen_random_uuid(), id, ref || '/k' || n, timestamptz '2025-01-01' + n * interval '30 days',
                       'CALL', 'OUT', true, '{}', '{}', 'ROUTINE', '{}'
                from account_stream, generate_series(1, 5) n where workspace_id = '%1$s'
                """);
        Owner.does(tables.stream().map(sql -> sql.formatted(home)).toList());
        Owner.does("analyze");
    }

    @Test
    void queriesUseNoSequentialScans() throws SQLException {
        for (String query : QUERIES) {
            for (int i = 0; i < TIMES; i++) {
                assertThat(Api.query(query).getList("errors")).as(query).isNull();
            }
        }
        Set<String> statements = prepared();
        assertThat(statements).hasSizeGreaterThan(8);
        for (String statement : statements) {
            String plan = plan(statement);
            BIG.forEach(table -> assertThat(plan)
                    .as("%s%n%s", statement, plan)
                    .doesNotContainPattern("Seq Scan on " + table + "( |\\n)"));
        }
    }

    /** The statements that the connections of the pool keep ready, as Troth sent them. */
    private Set<String> prepared() throws SQLException {
        Set<String> statements = new TreeSet<>();
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                all.add(dataSource.getConnection());
            }
            for (Connection connection : all) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(
                                "select statement from pg_prepared_statements where statement ilike 'select%'")) {
                    while (rows.next()) {
                        statements.add(rows.getString(1));
                    }
                }
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        statements.removeIf(statement -> statement.contains("pg_prepared_statements")
                || statement.contains("scheduled_tasks")
                || statement.contains("webhook")
                // Other tests of this JVM count and sum up whole lists, which walks through them.
                || statement.contains("count(*)::int as n")
                || statement.contains("group by"));
        return statements;
    }

    /** Asked in the simple way, for parameters without values are none that the driver would send. */
    private String plan(String statement) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = Owner.connect("&preferQueryMode=simple");
                Statement explain = connection.createStatement()) {
            explain.execute("set role troth_app");
            try (ResultSet rows = explain.executeQuery("explain (generic_plan) " + statement)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return String.join("\n", lines);
    }

    @Test
    void statementCountDoesNotGrowWithTheRows() {
        for (String query : List.of(
                "{ accounts(first: %d, orderBy: [{field: NAME}]) { nodes { name trust { score { value } } churnRisk {"
                        + " horizons { days } } commitments(first: 5) { nodes { title madeTo { ref person { name } }"
                        + " account { name } } } stakeholders(first: 5) { nodes { department person { name } trust { value"
                        + " } } } touchpoints(first: 5) { nodes { occurredAt } } } } }",
                "{ commitments(first: %d) { nodes { title madeTo { ref trust { value } } account { name trust {"
                        + " standing } } } } }")) {
            int few = roundTrips.of(() -> Api.query(query.formatted(2), Map.of()));
            int threads = roundTrips.of(() -> Api.query(query.formatted(60), Map.of()));
            assertThat(threads).as(query).isEqualTo(few).isLessThanOrEqualTo(12);
        }
    }

    @Test
    void accountPageTakesTwoRoundTrips() {
        String page =
                "{ account(ref: \"a77\") { name trust { score { value } } stakeholders { nodes { ref } } commitments {"
                        + " nodes { title } } touchpoints { nodes { occurredAt } } issues { nodes { id } } ties { nodes {"
                        + " kind } } } }";
        assertThat(roundTrips.of(() -> Api.query(page))).isEqualTo(3); // one more, as these accounts have no states
    }
}
