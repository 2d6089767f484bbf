package dev.troth;

import dev.troth.access.AccessChoice;
import dev.troth.platform.DatabaseChoice;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Main class: chooses the access mode and the database, then starts the application. */
@QuarkusMain
public final class Troth {
    private Troth() {}

    public static void main(String... args) {
        try {
            AccessChoice.settle();
            DatabaseChoice.settle();
        } catch (AccessChoice.Open | DatabaseChoice.NoDatabase e) {
            System.err.println("Troth cannot start. " + e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
