package dev.troth;

import dev.troth.access.AccessModeValidator;
import dev.troth.platform.database.DatabaseSelector;
import dev.troth.start.CommandLine;
import dev.troth.start.ListenAddress;
import dev.troth.start.StartConfig;
import dev.troth.start.StartFailure;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Main class: answers the command line, validates the access mode, chooses the database, then starts the application. */
@QuarkusMain
public final class Troth {
    private Troth() {}

    public static void main(String... args) {
        OptionalInt answered = CommandLine.answer(System.out, System.err, args);
        if (answered.isPresent()) {
            System.exit(answered.getAsInt());
        }
        try {
            Config config = StartConfig.read();
            AccessModeValidator.settle(config);
            if (isInProduction()) {
                ListenAddress.problem(config).ifPresent(Troth::fail);
            }
            run(DatabaseSelector.select(config));
        } catch (AccessModeValidator.Open | DatabaseSelector.NoDatabase e) {
            fail(e.getMessage());
        }
    }

    /** In development mode Quarkus keeps its port across reloads and shows failures in the browser instead of exiting. */
    private static boolean isInProduction() {
        return LaunchMode.current() == LaunchMode.NORMAL;
    }

    private static void fail(@Nullable String reason) {
        System.err.println("Troth cannot start. " + reason);
        System.exit(CommandLine.FAILED);
    }

    private static void run(String url) {
        if (isInProduction()) {
            Quarkus.run(null, (code, failure) -> end(code, failure, url));
        } else {
            // The development mode shows a failure in the browser and keeps running.
            Quarkus.run();
        }
    }

    private static void end(int code, @Nullable Throwable failure, String url) {
        if (failure != null) {
            Optional<String> line = StartFailure.explain(failure, url);
            if (line.isEmpty()) {
                failure.printStackTrace();
            }
            System.err.println("Troth cannot start. " + line.orElse(failure.toString()));
        }
        System.exit(code);
    }
}
