package dev.troth;

import dev.troth.platform.DatabaseChoice;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts Troth: settles which database is used, then runs. */
@QuarkusMain
public final class Troth {
    private Troth() {}

    public static void main(String... args) {
        try {
            DatabaseChoice.settle();
        } catch (DatabaseChoice.NoDatabase e) {
            System.err.println("Troth cannot start. " + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
