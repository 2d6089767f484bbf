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
    private static final List<String> LAWS = List.of(
            "CredibilityLawsTest",
            "ConnectionLawsTest",
            "ChurnLawsTest",
            "ProductUseLawsTest",
            "StructureLawsTest",
            "RequestLawsTest",
            "FeedbackLawsTest",
            "RhythmLawsTest",
            "StandingLawsTest");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no division             | Credibility     | return StrictMath.exp(-p.get(Parameter.SCAR) * scar / (1 + p.get(Parameter.GOODWILL) * goodwill)); | return 1;
            forget all              | Credibility     | return 1 - p.get(Parameter.NEVER_FORGOTTEN_MAX) * share; | return 1;
            never forgive           | Credibility     | record.scar().decayedTo(day, scarHalfLife) | record.neverForgotten()
            30-day memory           | Parameter       | EVIDENCE_HALF_LIFE(365, 60, | EVIDENCE_HALF_LIFE(30, 10,
            harsh renegotiation     | Quality         | double late = (1 - notice) * (1 - notice); | double late = 1;
            unannounced = announced | CommitmentFold  | double announced = Quality.renegotiated(notice, silent, c.renegotiations() + 1, p); | double announced = silent;
            scar before the date    | CommitmentFold  | book(c, day, c.overdue(day) ? booking : booking.withoutScar()); | book(c, day, booking);
            customer wish punished  | CommitmentFold  | if (!e.fault().liesWith(c.side())) { fold.commitments.put(e.commitment(), moved); return; } | if (e.fault() == null) { return; }
            larger budget ignored   | OpenCommitment  | double newBudget = budget * Math.max(1 + budgetIncrease, 1e-9); | double newBudget = budget;
            punished no             | CommitmentFold  | case US -> fold.ours = fold.ours.declined(asked, credit, p); | case US -> fold.ours = fold.ours.book(day, Booking.of(0, credit, 0.5), p);
            late no rewarded        | CommitmentFold  | credit *= request.notice(day, p); | credit *= 1;
            silence free            | Credibility     | addMissing(request.stake(p), 1 - request.quality(day, p), missing); | addMissing(0, 0, missing);
            uncapped candour        | Credibility     | double candour = cap * Maths.saturate(record.candour().decayedTo(day, p.get(Parameter.CANDOUR_HALF_LIFE)), cap); | double candour = record.candour().decayedTo(day, 365);
            needs ignored           | Credibility     | return floor + (1 - floor) * known; | return 1;
            assessment at once      | NeedReviews     | double grown = Math.min(1, (day - review.start()) / p.get(Parameter.NEEDS_GROWTH)); | double grown = 1;
            assessment on its day   | NeedReviews     | return EpochDays.index(day) + 1.0; | return day;
            quarterly cadence       | Parameter       | CADENCE_MAX(30, 7, 30, | CADENCE_MAX(90, 7, 90,
            past by cadence of now  | Rhythm          | limit.credit(today - lastContact, today - age) | (today >= limit.from() && today < limit.until() ? limit.left()[lastContact - age] : 1)
            late before its start   | Rhythm          | Math.max(lastContact, from) | lastContact
            lapsed for good         | Fold            | outcome = new LastOutcome(day, false); | renewals.size();
            initiatives never end   | Fold            | Math.min(day, running.until()) | running.until()
            weekends count          | Rhythm          | working ? EpochDays.workingDays(since, day) : day - since | day - since
            spam counts             | Parameter       | ONE_WAY_CREDIT(0.5, | ONE_WAY_CREDIT(1,
            no graph reach          | Parameter       | INDIRECT_REACH(0.4, | INDIRECT_REACH(0,
            no bus factor           | Coverage        | return (1 - resilience) * all + resilience * withoutOne; | return all;
            ties that never fade    | Parameters      | return tieDecay[age]; | return 1;
            rewarded bad experience | ConnectionScore | return (1 + good) / (2 + good + p.get(Parameter.BAD_EXPERIENCE_WEIGHT) * bad); | return (1 + good + bad) / (2 + good + bad);
            bad feedback is open    | Fold            | openness *= Maths.clamp(2 * e.sentiment()); | openness *= 1;
            loyalty never fades     | AccountState    | level * Math.max(0, 1 - (on - day) / p.get(Parameter.STATEMENT_FADES)) | level
            loyalty beyond trust 1  | Churn           | Math.max(0, loyalty) * (1 - trust); | Math.max(0, loyalty);
            no 30-minute rule       | Quality         | if (issue.heated() && waited < wait) { | if (waited < -1) {
            wrong 86 percent        | Parameter       | BAD_EXPERIENCE_QUITS(0.86, | BAD_EXPERIENCE_QUITS(0.6,
            wrong 97 percent        | Churn           | StrictMath.exp(-p.kappa() * shielding | StrictMath.exp(-0.9 * p.kappa() * shielding
            unbounded shocks        | Churn           | double bounded = shocks <= 1 ? shocks : 2 - StrictMath.exp(1 - shocks); | double bounded = shocks;
            signals ignored         | Churn           | (stallImpulse + competitionImpulse) * spent(days, Parameter.SIGNAL_HALF_LIFE) | 0
            signals never fade      | AccountState    | Maths.halves((day - phase.from()) / p.get(Parameter.SIGNAL_HALF_LIFE)) | 1
            product use ignored     | Churn           | * StrictMath.exp(lowUseEffect()) | * 1
            product use rewarded    | Churn           | return parameters.get(Parameter.PRODUCT_USE) * lowUse; | return -parameters.get(Parameter.PRODUCT_USE) * lowUse;
            product use always on   | Churn           | return parameters.get(Parameter.PRODUCT_USE) * lowUse; | return 1 * lowUse;
            product use never fades | Churn           | state.signalOn(Signal.USE, 1, day, p) | state.signals().get(Signal.USE.ordinal()).on(day)
            no hard times           | Parameter       | STRESS_FACTOR(3, | STRESS_FACTOR(1,
            champion loss helps     | Churn           | sum += p.get(Parameter.CHAMPION) * tie | sum -= p.get(Parameter.CHAMPION) * tie
            instant partner         | Churn           | return trust * (1 - Maths.halves(tenureDays / p.get(Parameter.PARTNERSHIP_TENURE))); | return trust;
            linear shocks           | Quality         | return severity * severity * severity; | return severity;
            importance counts twice | CommitmentFold  | fold.tally(DecayedSumKind.IMPULSE_BREACHES, booking.scar(), day); | fold.tally(DecayedSumKind.IMPULSE_BREACHES, booking.scar() * booking.scar(), day);
            issue as an experience  | Parameters      | issueShock = Quality.shock(get(Parameter.ISSUE_AS_EXPERIENCE)); | issueShock = 1;
            late yes free           | CommitmentFold            | book(Booking.of(0, request.stake(p), request.quality(day, p)), null, day); | book(Booking.of(0, 0, 1), null, day);
            breach changes nothing  | StandingTrack   | return level.compareTo(standing) < 0 ? new StandingTrack(period, level, day) : this; | return this;
            fall is forgotten       | StandingTrack   | new StandingTrack(period, level, day) | new StandingTrack(period, level, since)
            later track is kept     | StandingTrack   | return ORDER.compare(this, other) <= 0 ? this : other; | return ORDER.compare(this, other) >= 0 ? this : other;
            no dwell                | StandingTrack   | day - since < p.get(Parameter.STANDING_DWELL) | day < since
            their promises are ours | CommitmentFold  | if (c.side() == Side.THEM) { | if (c.side() == null) {
            blamed for others       | Evidence        | case NOBODY -> false; | case NOBODY -> true;
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
