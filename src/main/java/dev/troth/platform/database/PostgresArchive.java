package dev.troth.platform.database;

import dev.troth.platform.common.Version;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The bundled PostgreSQL: one archive per platform, of which the native executable contains its own. It is unpacked
 * once per user of a machine.
 */
public final class PostgresArchive {
    private PostgresArchive() {}

    /**
     * Returns the folder with the unpacked programs, and unpacks them first if necessary.
     *
     * @throws DatabaseSelector.NoDatabase if there is no archive for this platform
     * @throws IOException if it cannot be unpacked
     */
    static Path unpacked() throws DatabaseSelector.NoDatabase, IOException {
        return unpacked(cache());
    }

    public static Path unpacked(Path cache) throws DatabaseSelector.NoDatabase, IOException {
        Path home = cache.resolve("postgres-" + Version.read().postgres()).toAbsolutePath();
        if (!Files.exists(home)) {
            // Unpacked into a sibling folder and then renamed, so that a node that starts at the same time never uses
            // an incomplete folder.
            Path part = Files.createTempDirectory(Files.createDirectories(cache), "unpack");
            try {
                unpack(part);
                publish(part, home);
            } finally {
                delete(part);
            }
        }
        return home;
    }

    /**
     * Returns a cache folder of this user only: in a folder that others can write to, they could replace the programs.
     */
    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path caches = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return caches.resolve("troth");
    }

    private static void unpack(Path folder) throws DatabaseSelector.NoDatabase, IOException {
        String name = "/postgres-" + platform() + ".txz";
        try (InputStream packed = PostgresArchive.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new DatabaseSelector.NoDatabase(
                        ("This build contains no PostgreSQL for %s. Maybe set QUARKUS_DATASOURCE_JDBC_URL to the URL of a "
                                        + "database, or TROTH_POSTGRES_HOME to the folder of an installed PostgreSQL?")
                                .formatted(platform()));
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed, 1 << 16)))) {
                TarArchiveEntry entry = tar.getNextEntry();
                while (entry != null) {
                    unpack(tar, entry, folder);
                    entry = tar.getNextEntry();
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("The archive of PostgreSQL contains the entry \"%s\" outside its folder."
                    .formatted(entry.getName()));
        }
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, folder.resolve(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, file);
            if ((entry.getMode() & 0111) != 0) {
                file.toFile().setExecutable(true, false);
            }
        }
    }

    private static void publish(Path part, Path home) throws IOException {
        try {
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(home)) {
                throw e;
            }
            // Another node was faster.
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Returns the platform as it is spelled in the names of the archives. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        return (system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system) + "-"
                + (machine.equals("amd64") ? "x86_64" : machine.equals("aarch64") ? "arm_64" : machine);
    }
}
