package dev.troth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of src/bench that run in short form against the packaged application. They need Node 20. */
public final class BenchScript {
    private BenchScript() {}

    /**
     * Runs a program against the package that is there, and returns what it printed.
     *
     * @param folder folder for its output
     * @throws AssertionError if it fails, or has not ended after a quarter of an hour
     */
    public static String run(Path folder, String script, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--experimental-websocket", "src/bench/" + script, "--skip-build"));
        all.addAll(List.of(arguments));
        return node(folder, all);
    }

    /** Runs the tests of a program, and returns what they printed; see {@link #run}. */
    public static String test(Path folder, String script) throws Exception {
        return node(folder, List.of("--test", "src/bench/" + script));
    }

    private static String node(Path folder, List<String> arguments) throws Exception {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("PACKAGED", PackagedApp.PROGRAM);
        Process run = builder.start();
        try {
            boolean ended = run.waitFor(15, TimeUnit.MINUTES);
            String printed = Files.readString(output);
            assertThat(ended).as(printed).isTrue();
            assertThat(run.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }
    }
}
