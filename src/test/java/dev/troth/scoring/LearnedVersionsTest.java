package dev.troth.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Every version that can be learned obeys the laws: runs the laws of the hazard again with random versions, many of
 * whose weights lie at a bound. The laws of scores need no repetition, because learning does not change scores.
 */
class LearnedVersionsTest {
    /** The system property that names the version for {@link EvidenceBuilder}. */
    static final String SEED = "troth.law.version";

    private static final List<String> LAWS =
            List.of("ChurnLawsTest", "FeedbackLawsTest", "RequestLawsTest", "ProductUseLawsTest");
    private static final String ACCOUNTS = "troth.law.accounts";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lawsHoldForEveryVersionThatCanBeLearned(long seed) throws Exception {
        System.setProperty(SEED, Long.toString(seed));
        System.setProperty(ACCOUNTS, "20");
        try (OwnModel loader = new OwnModel()) {
            assertThat(failures(loader)).as("version " + seed).isEmpty();
        } finally {
            System.clearProperty(SEED);
            System.clearProperty(ACCOUNTS);
        }
    }

    private static List<String> failures(OwnModel loader) throws ClassNotFoundException {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String law : LAWS) {
            request.selectors(selectClass(loader.loadClass("dev.troth.scoring." + law)));
        }
        List<String> failures = new ArrayList<>();
        int[] ran = {0};
        LauncherFactory.create().execute(request.build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                ran[0] += test.isTest() ? 1 : 0;
                result.getThrowable().ifPresent(error -> failures.add(test.getDisplayName() + ": " + error));
            }
        });
        assertThat(ran[0]).as("laws that ran").isGreaterThan(40);
        return failures;
    }

    /** Loads the model and the laws again, so that they see another version. */
    private static final class OwnModel extends URLClassLoader {
        OwnModel() throws IOException {
            super(new URL[] {place(LearnedVersionsTest.class), place(Model.class)}, Model.class.getClassLoader());
        }

        private static URL place(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
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
