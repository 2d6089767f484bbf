package dev.troth.platform.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Random password of the embedded PostgreSQL, in a file that only the user of Troth can read. Without one, every user of the
 * machine would be the administrator of the database.
 *
 * @param file contains the password
 * @param isNew whether it was created now
 */
record PostgresPassword(Path file, String text, boolean isNew) {
    private static final int BYTES = 32;
    private static final String METHOD = "scram-sha-256";
    private static final String NONE = "trust";
    private static final Pattern TRUSTS = Pattern.compile("^([a-z].*\\s)trust\\s*$");
    private static final Pattern DEMANDS = Pattern.compile("^([a-z].*\\s)scram-sha-256\\s*$");

    /** Reads the password of the database in a folder, or creates one. */
    static PostgresPassword of(Path data) throws IOException {
        Path file = data.resolveSibling(data.getFileName() + ".password");
        if (Files.exists(file)) {
            return new PostgresPassword(file, Files.readString(file).strip(), false);
        }
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Files.createDirectories(data.toAbsolutePath().getParent());
        FileAttribute<?>[] ofOwner =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Files.writeString(Files.createFile(file, ofOwner), text);
        return new PostgresPassword(file, text, true);
    }

    /** Options of {@code initdb} for a database with this password. */
    List<String> initOptions() {
        return List.of("-A", METHOD, "--pwfile=" + file);
    }

    /** Returns whether an existing database has no password yet, or another one whose file was lost. */
    boolean isMissingIn(Path data) throws IOException {
        return isNew
                || Files.readAllLines(rules(data)).stream()
                        .anyMatch(line -> TRUSTS.matcher(line).matches());
    }

    /** Lets the next start accept connections without a password, to set it. */
    void admitOnce(Path data) throws IOException {
        replace(data, DEMANDS, NONE);
    }

    /** Sets the password of a server that was started to set it, and demands it from then on. */
    void set(Path data, String url) throws IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + PostgresServer.USER + " password '" + text + "'");
            replace(data, TRUSTS, METHOD);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("its password cannot be set: " + e.getMessage(), e);
        }
    }

    private static Path rules(Path data) {
        return data.resolve("pg_hba.conf");
    }

    private static void replace(Path data, Pattern before, String method) throws IOException {
        List<String> lines = Files.readAllLines(rules(data)).stream()
                .map(line -> before.matcher(line).replaceFirst("$1" + method))
                .toList();
        Files.write(rules(data), lines);
    }
}
