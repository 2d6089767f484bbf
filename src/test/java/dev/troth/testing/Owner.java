package dev.troth.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Owner of the tables of the test database, which has more rights than the role of Troth. */
public final class Owner {
    private Owner() {}

    /** Carries out statements, one after the other. */
    public static void does(List<String> statements) {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void does(String statement) {
        does(List.of(statement));
    }

    /** @param options of the driver, such as {@code &preferQueryMode=simple} */
    public static Connection connect(String options) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        String password = ConfigProvider.getConfig().getValue("quarkus.datasource.password", String.class);
        return DriverManager.getConnection(url + options, "postgres", password);
    }
}
