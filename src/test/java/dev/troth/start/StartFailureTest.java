package dev.troth.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line for each cause that an operator can do something about; {@code StartupIT} shows the common ones for real. */
class StartFailureTest {
    private static final String URL = "jdbc:postgresql://one:5432,two:5433/troth?password=secret";

    private static String explain(Throwable cause) {
        return StartFailure.explain(new RuntimeException("Failed to start", cause), URL)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        28P01 | The database at one:5432,two:5433 refuses the user: it says so. Maybe
        3D000 | The server at one:5432,two:5433 has no database "troth".
        57P03 | The database at one:5432,two:5433 rejects connections: it says so.
        53300 | The database at one:5432,two:5433 rejects connections: it says so.
        08006 | The database at one:5432,two:5433 cannot be reached: it says so.
        """)
    void sqlStateNamesTheCause(String state, String line) {
        assertThat(explain(new SQLException("it\n says so.", state)))
                .startsWith(line)
                .doesNotContain("secret");
    }

    @Test
    void causeOfTheDriverExceptionIsNamed() {
        assertThat(explain(
                        new SQLException("The connection attempt failed.", "08001", new UnknownHostException("one"))))
                .contains("cannot be reached: there is no host with the name one.");
        assertThat(explain(new SQLException("refused", "08001", new ConnectException("Connection refused"))))
                .contains("cannot be reached: Connection refused.");
    }

    @Test
    void unusableListenAddressIsNamed() {
        BindException taken = new BindException("Address already in use");
        assertThat(explain(new QuarkusBindException("127.0.0.1", 8080, taken))).startsWith("Port 8080 is in use");
        assertThat(explain(new QuarkusBindException("10.0.0.1", 8080, taken)))
                .startsWith("Troth cannot listen on 10.0.0.1:8080");
    }

    @Test
    void otherFailuresAreNotExplained() {
        assertThat(explain(new IllegalStateException("a fault of ours"))).isEmpty();
        assertThat(explain(new SQLException("syntax error", "42601"))).isEmpty();
    }
}
