package dev.troth.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import graphql.i18n.I18n;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Classes that are looked up by name at run time are missing in the native executable unless they are registered.
 *
 * <p>It does not see: names that libraries look up, and resources that are read out of their jars.
 */
class LookupByNameTest {
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Read by tests and by people only. */
    private static final Set<String> NOT_READ = Set.of("schema.graphql");

    /** Found while the executable is built, where service files work: SmallRye makes the schema in a static initialiser. */
    private static final Set<String> FOUND_WHEN_BUILT = Set.of("io.smallrye.graphql.spi.DataFetcherService");

    /** Each with classes that others register: SmallRye those of the schema, Hibernate its entities, fact types their bodies. */
    private static final Set<String> REFLECTIVE = Set.of(
            "dev.troth.exchange.FactChangesInput",
            "dev.troth.exchange.mapping.MappingCheck",
            "dev.troth.graphql.engine.PropertyFetcher",
            "dev.troth.platform.database.RowColumns",
            "dev.troth.platform.list.RowMapper",
            "dev.troth.ledger.BodyCodec",
            "dev.troth.ledger.MutationInput",
            "dev.troth.ledger.PersonalTexts");

    @Test
    void classesAndServicesAreNotFoundByName() {
        assertThat(callers(Ours.CLASSES, LookupByNameTest::findsByName)).isEmpty();
    }

    @Test
    void reflectionIsUsedByKnownClassesOnly() {
        assertThat(callers(Ours.CLASSES, LookupByNameTest::reflects)).isSubsetOf(REFLECTIVE);
    }

    /** The native executable interprets them, some hundred times slower than a call by reflection. */
    @Test
    void methodHandlesAreNotCalled() {
        assertThat(callers(Ours.CLASSES, LookupByNameTest::callsMethodHandle)).isEmpty();
    }

    static final class Offender {
        Object service() throws Throwable {
            Class.forName("java.lang.String").getDeclaredConstructor().newInstance();
            MethodHandles.constant(String.class, "").invoke();
            return ServiceLoader.load(Runnable.class);
        }
    }

    @Test
    void lookupOfTheExampleIsFound() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
        assertThat(callers(offender, LookupByNameTest::findsByName)).containsExactly(Offender.class.getName());
        assertThat(callers(offender, LookupByNameTest::reflects)).containsExactly(Offender.class.getName());
        assertThat(callers(offender, LookupByNameTest::callsMethodHandle)).containsExactly(Offender.class.getName());
    }

    private static Set<String> callers(JavaClasses classes, Predicate<JavaMethodCall> call) {
        return classes.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream().anyMatch(call))
                .map(type -> type.getName().replaceFirst("\\$\\d+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean findsByName(JavaMethodCall call) {
        String target = call.getTargetOwner().getName() + "." + call.getName();
        return List.of("java.lang.Class.forName", "java.lang.ClassLoader.loadClass", "java.util.ServiceLoader.load")
                .contains(target);
    }

    private static boolean reflects(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        return owner.equals("java.lang.Class")
                        && call.getName().matches("get(Declared)?(Method|Field|Constructor|RecordComponent)s?")
                || owner.equals("java.lang.reflect.Proxy")
                || owner.equals("java.lang.invoke.MethodHandles$Lookup")
                        && call.getName().matches("(find|unreflect).*");
    }

    private static boolean callsMethodHandle(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(MethodHandle.class)
                && call.getName().startsWith("invoke");
    }

    @Test
    void providersOfServiceFilesAreRegistered() throws Exception {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("META-INF/services"))) {
            List<Path> services = files.toList();
            assertThat(services).isNotEmpty();
            for (Path service : services) {
                if (!FOUND_WHEN_BUILT.contains(service.getFileName().toString())) {
                    assertThat(Files.readAllLines(service)).allMatch(provider -> isConstructible(provider));
                }
            }
        }
        assertThat(isConstructible("dev.troth.platform.graphql.engine.NoSuchProvider"))
                .isFalse();
    }

    private static boolean isConstructible(String provider) {
        try {
            return NativeSources.get().of(provider).isConstructible();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void allResourcesAreIncluded() throws Exception {
        NativeSources sources = NativeSources.get();
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> !name.startsWith("META-INF/services/") && !NOT_READ.contains(name))
                            .filter(name -> !sources.carries(name)))
                    .as("add it to quarkus.native.resources.includes")
                    .isEmpty();
        }
        assertThat(sources.carries("demo/another.jsonl")).isFalse();
    }

    @Test
    void postgresqlOfThisPlatformOnlyIsIncluded() throws Exception {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64") ? "arm_64" : "x86_64";
        NativeSources sources = NativeSources.get();
        assertThat(Stream.of("x86_64", "arm_64").filter(any -> sources.carries("postgres-linux-" + any + ".txz")))
                .containsExactly(machine);
    }

    /** graphql-java finds the text of each error by the name of its bundle. Quarkus registers two of five. */
    @Test
    void messagesOfTheGraphqlEngineAreIncluded() throws Exception {
        assertThat(NativeSources.get().bundles())
                .containsAll(Arrays.stream(I18n.BundleType.values())
                        .map(type -> "i18n." + type.name())
                        .toList())
                .doesNotContain("i18n.Scalar");
    }

    /** Mails come in charsets of the whole world, of which Quarkus leaves most out. */
    @Test
    void allCharsetsAreIncluded() throws Exception {
        assertThat(NativeSources.get().arguments()).contains("-H:+AddAllCharsets");
    }
}
