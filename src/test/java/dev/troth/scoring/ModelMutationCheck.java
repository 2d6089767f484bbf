package dev.troth.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Mutation test of the laws: changes the source of the model in one place at a time and checks that at least one law
 * fails. It takes minutes and is therefore run by hand: {@code ./mvnw -Dquick test -Dtest=ModelMutationCheck}. It prints a table of
 * the laws that failed for each mutation.
 */
class ModelMutationCheck {
    private static final List<String> LAWS =
            List.of("CredibilityLawsTest", "ConnectionLawsTest", "ChurnLawsTest", "StructureLawsTest");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no division             | Credibility   | return StrictMath.exp(-p.get(Parameter.SCAR) * scar / (1 + p.get(Parameter.GOODWILL) * goodwill)); | return 1;
            forget all              | Credibility   | return 1 - p.get(Parameter.NEVER_FORGOTTEN_MAX) * share; | return 1;
            never forgive           | Credibility   | record.scar().decayedTo(day, scarHalfLife) | record.neverForgotten()
            30-day memory           | Parameter     | EVIDENCE_HALF_LIFE(365, 60, | EVIDENCE_HALF_LIFE(30, 10,
            harsh renegotiation     | Quality       | double late = (1 - notice) * (1 - notice); | double late = 1;
            unannounced = announced | Fold          | double announced = Quality.renegotiated(notice, silent, c.renegotiations() + 1, p); | double announced = silent;
            punished no             | Fold          | case US -> ours = ours.declined(day, credit, p); | case US -> ours = ours.book(day, Booking.of(0, credit, 0.5), p);
            uncapped candour        | Credibility   | double candour = cap * Maths.saturate(record.candour().decayedTo(day, p.get(Parameter.CANDOUR_HALF_LIFE)), cap); | double candour = record.candour().decayedTo(day, 365);
            needs ignored           | Credibility   | return floor + (1 - floor) * known; | return 1;
            quarterly cadence       | Rhythm        | Math.min(monthly, state.cadence().days()) | state.cadence().days()
            spam counts             | Parameter     | ONE_WAY_CREDIT(0.5, | ONE_WAY_CREDIT(1,
            no graph reach          | Parameter     | INDIRECT_REACH(0.4, | INDIRECT_REACH(0,
            no bus factor           | Coverage      | return (1 - resilience) * all + resilience * withoutOne; | return all;
            no 30-minute rule       | Quality       | if (issue.heated() && waited < wait) { | if (waited < -1) {
            wrong 86 percent        | Parameter     | BAD_EXPERIENCE_QUITS(0.86, | BAD_EXPERIENCE_QUITS(0.6,
            wrong 97 percent        | Churn         | StrictMath.exp(-parameters.kappa() * trust) | StrictMath.exp(-0.9 * parameters.kappa() * trust)
            no hard times           | Parameter     | STRESS_FACTOR(3, | STRESS_FACTOR(1,
            rewarded bad experience | ConnectionScore    | return (1 + good) / (2 + good + p.get(Parameter.BAD_EXPERIENCE_WEIGHT) * bad); | return (1 + good + bad) / (2 + good + bad);
            champion loss helps     | Churn         | sum += p.get(Parameter.CHAMPION) * tie | sum -= p.get(Parameter.CHAMPION) * tie
            instant partner         | Churn         | return trust * (1 - Maths.halves(tenureDays / p.get(Parameter.PARTNERSHIP_TENURE))); | return trust;
            ties that never fade    | Parameters    | return tieDecay[age]; | return 1;
            their promises are ours | Fold          | if (c.side() == Side.THEM) { | if (c.side() == null) {
            blamed for others       | Evidence      | case NOBODY -> false; | case NOBODY -> true;
            """)
    void mutatedModelFailsAtLeastOneLaw(String name, String type, String right, String wrong) throws IOException {
        Path sources = folder.resolve("src");
        copy(Path.of("src/main/java/dev/troth/scoring"), sources);
        copy(Path.of("src/test/java/dev/troth/scoring"), sources);
        Path broken = sources.resolve(type + ".java");
        String before = normal(Files.readString(broken));
        assertThat(before).as(name + ": the source contains the mutated code").contains(normal(right));
        Files.writeString(broken, before.replace(normal(right), wrong));
        SortedSet<String> caught = failing(compiled(sources));
        System.out.printf("| %-24s | %-70s |%n", name, String.join(" ", caught));
        assertThat(caught).as(name).isNotEmpty();
    }

    /** Removes comments and layout, so that formatting does not matter. */
    private static String normal(String code) {
        return code.replaceAll("//[^\\n]*", "")
                .replaceAll("\\s+", " ")
                .replace("( ", "(")
                .replace(" .", ".")
                .trim();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(ModelMutationCheck::isCopied).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** The package proof is not mutated; its classes come from the class path. */
    private static boolean isCopied(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("ModelMutationCheck.java");
    }

    private Path compiled(Path sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-nowarn", "-proc:none"));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("the mutated model compiles").isZero();
        return classes;
    }

    private static SortedSet<String> failing(Path classes) {
        SortedSet<String> failing = new TreeSet<>();
        try (BrokenFirst loader = new BrokenFirst(classes)) {
            LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
            for (String law : LAWS) {
                request.selectors(selectClass(loader.loadClass("dev.troth.scoring." + law)));
            }
            LauncherDiscoveryRequest laws = request.build();
            LauncherFactory.create().execute(laws, new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                    if (result.getStatus() == TestExecutionResult.Status.FAILED && test.isTest()) {
                        failing.add(shortName(test.getDisplayName()));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return failing;
    }

    /** Returns C07 for c07RatioToTheTwinRecoversButNeverReachesOne; the whole name of a test without a number. */
    private static String shortName(String test) {
        return test.matches("[a-z]\\d\\d.*") ? test.substring(0, 3).toUpperCase(Locale.ROOT) : test;
    }

    /** Loads the mutated model instead of the original. */
    private static final class BrokenFirst extends URLClassLoader {
        BrokenFirst(Path classes) throws MalformedURLException {
            super(new URL[] {classes.toUri().toURL()}, ModelMutationCheck.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && name.startsWith("dev.troth.scoring.")) {
                    loaded = findClass(name);
                }
                return loaded == null ? super.loadClass(name, resolve) : loaded;
            }
        }
    }
}
