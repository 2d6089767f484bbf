package dev.troth.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQLError;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that clients get for failures of the database, by the codes of PostgreSQL. */
class ErrorMapperTest {
    @ParameterizedTest
    @CsvSource({
        "57014, COMPLEXITY_LIMIT", // the statement took too long
        "55P03, UNAVAILABLE", // somebody else holds the lock
        "08006, UNAVAILABLE", // the connection broke
        "53100, UNAVAILABLE", // the disk is full
        "53300, UNAVAILABLE", // too many connections
        "57P01, UNAVAILABLE", // it is told to stop
        "58030, UNAVAILABLE", // the disk fails
        "42P01, INTERNAL" // there is no such table: our fault
    })
    void temporaryFailuresAreDistinguishedFromInternalErrors(String state, String code) {
        GraphQLError told = told(new IllegalStateException(new SQLException("secret words of the database", state)));
        assertThat(told.getExtensions()).containsEntry("code", code);
        assertThat(told.getMessage()).doesNotContain("secret", state);
    }

    @Test
    void exhaustedConnectionPoolIsATemporaryFailure() {
        assertThat(told(new SQLException("Sorry, acquisition timeout!")).getExtensions())
                .containsEntry("code", "UNAVAILABLE");
    }

    /** The transaction manager reports what went wrong beside its own exception. */
    @Test
    void commitThatFailedBecauseOfTheConnectionIsATemporaryFailure() {
        XAException commit = new XAException(XAException.XAER_RMERR);
        commit.initCause(new SQLException("secret words of the driver", "08006"));
        RollbackException failed = new RollbackException("ARJUNA016053: Could not commit transaction.");
        failed.addSuppressed(commit);
        assertThat(told(failed).getExtensions()).containsEntry("code", "UNAVAILABLE");
    }

    private static GraphQLError told(Throwable fault) {
        return ErrorMapper.toError(new CompletionException(fault), "request-1", null, null);
    }
}
