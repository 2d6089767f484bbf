import dev.troth.platform.database.PostgresHome;
import dev.troth.platform.database.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The PostgreSQL that all contenders share: the one that Troth brings, durable, with the settings below for everybody.
 * Ends when its standard input does.
 */
final class Database {
    public static void main(String... arguments) throws Exception {
        PostgresServer server = PostgresServer.start(
                PostgresHome.carried(),
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Map.of(
                        "shared_buffers", arguments[2],
                        "wal_level", "minimal",
                        "max_wal_senders", "0",
                        "max_wal_size", "4GB",
                        "maintenance_work_mem", "1GB",
                        "effective_cache_size", "8GB",
                        "max_connections", "100",
                        "shared_preload_libraries", "pg_stat_statements"),
                Duration.ofMinutes(10));
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // Whoever started this is still there.
        }
        server.close();
    }
}
