package dev.troth.start;

import dev.troth.platform.common.Suggestion;
import dev.troth.platform.common.Version;
import dev.troth.start.Settings.Setting;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Arguments of the command line. Without arguments, Troth starts the server; it is configured by settings. */
public final class CommandLine {
    /** Exit code of a failed start. */
    public static final int FAILED = 1;

    /** Exit code of unknown arguments. */
    static final int USAGE = 2;

    private static final List<String> OPTIONS = List.of("--help", "--version");

    @SuppressWarnings("InlineFormatString") // The text reads better apart from the code.
    private static final String HEAD = """
        Troth %s: a GraphQL API that tells a company how far its customers trust it, why, and what to do next.

        Usage: troth [--help | --version]

        Without an argument Troth serves until it is stopped. Its settings are environment variables. They can also
        stand in a file .env or, with lower case and dots (troth.access.mode), in config/application.properties, both
        in the working directory, or be given as system properties (-Dtroth.access.mode=local). A system property
        wins over an environment variable, that over .env, and that over config/application.properties.

        Settings:
        """;

    private static final String TAIL = """
        Exit codes:
          0    --help, --version
          1    Troth did not start; the last line says why
          2    unknown arguments
          143  ended by SIGTERM, 130 by Ctrl-C, after requests in flight were answered
        """;

    private CommandLine() {}

    /**
     * Processes the arguments.
     *
     * @return the exit code; empty if the server is to be started
     */
    public static OptionalInt answer(PrintStream out, PrintStream err, String... arguments) {
        for (String argument : arguments) {
            if (!OPTIONS.contains(argument) && !argument.equals("-h") && !argument.equals("-V")) {
                err.println(unknown(argument));
                return OptionalInt.of(USAGE);
            }
        }
        if (arguments.length == 0) {
            return OptionalInt.empty();
        }
        boolean help =
                List.of(arguments).contains("--help") || List.of(arguments).contains("-h");
        out.print(help ? help() : "troth " + Version.read().troth() + "\n");
        return OptionalInt.of(0);
    }

    private static String unknown(String argument) {
        String name = argument.replaceFirst("=.*", "").replaceFirst("^-+", "");
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        String hint = Settings.ALL.stream()
                .map(Setting::variable)
                .filter(setting -> setting.equals(variable) || setting.endsWith("_" + variable))
                .findFirst()
                .map(setting -> " Maybe set the environment variable " + setting + "?")
                .orElseGet(() -> argument.startsWith("-D")
                        ? " System properties come before -jar."
                        : Suggestion.maybe(argument, OPTIONS));
        return "Troth does not know the argument \"%s\".%s".formatted(argument, hint);
    }

    static String help() {
        StringBuilder text = new StringBuilder(HEAD.formatted(Version.read().troth()));
        for (Setting setting : Settings.ALL) {
            text.append("  ").append(setting.variable());
            text.append(" (default: ").append(setting.byDefault()).append(")\n");
            text.append("      ").append(setting.meaning()).append("\n");
        }
        return text.append('\n').append(TAIL).toString();
    }
}
