package dev.troth.platform.database;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs of a PostgreSQL installation: {@code bin/postgres}, {@code bin/initdb} and {@code bin/pg_ctl} in a folder.
 *
 * @param major the major version, such as 18
 */
public record PostgresHome(Path folder, int major) {
    private static final int OLDEST = 15;
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final boolean WINDOWS = File.separatorChar == '\\';

    /**
     * Returns the bundled PostgreSQL.
     *
     * @throws DatabaseSelector.NoDatabase if none is bundled for this platform, or it cannot be unpacked
     */
    public static PostgresHome carried() throws DatabaseSelector.NoDatabase {
        try {
            return of(PostgresArchive.unpacked());
        } catch (IOException e) {
            throw new DatabaseSelector.NoDatabase(
                    "The bundled PostgreSQL cannot be unpacked: %s. Maybe set XDG_CACHE_HOME to a writable folder, "
                                    .formatted(e)
                            + "or TROTH_POSTGRES_HOME to the folder of an installed PostgreSQL?",
                    e);
        }
    }

    /**
     * Returns an installed PostgreSQL.
     *
     * @throws DatabaseSelector.NoDatabase if the folder contains none, or one that is too old
     */
    public static PostgresHome installed(Path folder) throws DatabaseSelector.NoDatabase {
        PostgresHome home;
        try {
            home = of(folder);
        } catch (IOException e) {
            throw new DatabaseSelector.NoDatabase(
                    "TROTH_POSTGRES_HOME is \"%s\", which is not the folder of an installed PostgreSQL: %s. "
                                    .formatted(folder, e.getMessage())
                            + "Maybe /usr/lib/postgresql/17, or /opt/homebrew/opt/postgresql@17?",
                    e);
        }
        if (home.major < OLDEST) {
            throw new DatabaseSelector.NoDatabase(
                    "TROTH_POSTGRES_HOME is \"%s\", which contains PostgreSQL %d, but Troth "
                                    .formatted(folder, home.major)
                            + "requires %d or newer.".formatted(OLDEST));
        }
        return home;
    }

    private static PostgresHome of(Path folder) throws IOException {
        for (String program : List.of("postgres", "initdb", "pg_ctl")) {
            Path file = program(folder, program);
            if (!Files.isExecutable(file)) {
                throw new IOException("missing program " + file);
            }
        }
        String version = output(List.of(program(folder, "postgres").toString(), "--version"));
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.find()) {
            throw new IOException("its version is \"%s\"".formatted(version.strip()));
        }
        return new PostgresHome(folder, Integer.parseInt(matcher.group(1)));
    }

    /**
     * Runs a program and waits for its end.
     *
     * @throws IOException if it fails; the message contains its output
     */
    void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root. In its own user namespace it is not root.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(program(folder, program).toString());
        command.addAll(arguments);
        output(command);
    }

    /** Returns whether Troth runs as root. PostgreSQL refuses to run as root. */
    public static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return false;
        }
    }

    private static Path program(Path folder, String program) {
        return folder.resolve("bin").resolve(WINDOWS ? program + ".exe" : program);
    }

    /** Reads the output from a file, not a pipe: the server would inherit a pipe and keep it open. */
    private static String output(List<String> command) throws IOException {
        Path said = Files.createTempFile("troth-postgres", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            int code = process.waitFor();
            String text = Files.readString(said);
            if (code != 0) {
                throw new IOException(
                        "%s failed with exit code %d: %s".formatted(command.getFirst(), code, text.strip()));
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.getFirst());
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
