import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The PostgreSQL that all contenders share: the one that Troth brings, durable, with the settings below for everybody.
 * Ends when its standard input does.
 */
final class Database {
    public static void main(String... arguments) throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(Path.of(arguments[0]))
                .setCleanDataDirectory(false)
                .setPort(Integer.parseInt(arguments[1]))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("shared_buffers", arguments[2])
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("effective_cache_size", "8GB")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setPGStartupWait(Duration.ofMinutes(10))
                .start();
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whoever started this is still there.
        }
        server.close();
    }
}
