package dev.troth.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.paths.PathList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The input of native-image as Quarkus makes it, without a native-image at hand: the sources-only form of the native
 * package. It holds everything that our annotations, our properties and the extensions register.
 */
final class NativeSources {
    private static NativeSources made;

    private final Map<String, Registration> registrations;
    private final List<Pattern> resources;
    private final Set<String> bundles;
    private final String arguments;

    /** How much of a class can be reached by reflection. */
    record Registration(boolean constructors, boolean methods, boolean fields, Set<String> single) {
        static final Registration NONE = new Registration(false, false, false, Set.of());

        static Registration read(JsonNode entry) {
            Set<String> single = new HashSet<>();
            entry.path("methods")
                    .forEach(method -> single.add(method.path("name").asText()));
            return new Registration(
                    entry.path("allDeclaredConstructors").asBoolean(),
                    entry.path("allDeclaredMethods").asBoolean(),
                    entry.path("allDeclaredFields").asBoolean(),
                    single);
        }

        boolean isConstructible() {
            return constructors || single.contains("<init>");
        }

        boolean isWhole() {
            return constructors && methods && fields;
        }
    }

    private NativeSources(
            Map<String, Registration> registrations, List<Pattern> resources, Set<String> bundles, String arguments) {
        this.registrations = registrations;
        this.resources = resources;
        this.bundles = bundles;
        this.arguments = arguments;
    }

    /** Made once for all tests, in a process of its own: Quarkus changes the state of the one that it builds in. */
    static synchronized NativeSources get() throws IOException, InterruptedException {
        if (made == null) {
            Path folder = Files.createTempDirectory("troth-native-sources");
            try {
                build(folder);
                made = read(folder.resolve("native-sources"));
            } finally {
                delete(folder);
            }
        }
        return made;
    }

    private static void build(Path folder) throws IOException, InterruptedException {
        String repository = System.getProperty("maven.repo.local", System.getProperty("localRepository"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                repository == null ? "-Xmx1g" : "-Dmaven.repo.local=" + repository,
                NativeSources.class.getName(),
                folder.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Path log = folder.resolve("log");
        int code = builder.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
    }

    /** Builds the sources for native-image. */
    public static void main(String... arguments) throws Exception {
        Path project = Path.of("").toAbsolutePath();
        Properties properties = new Properties();
        properties.setProperty("quarkus.native.enabled", "true");
        properties.setProperty("quarkus.native.sources-only", "true");
        properties.setProperty("quarkus.package.jar.enabled", "false");
        try (CuratedApplication application = QuarkusBootstrap.builder()
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setApplicationRoot(PathList.of(project.resolve("target/classes")))
                .setProjectRoot(project)
                .setTargetDirectory(Path.of(arguments[0]))
                .setBaseName("troth")
                .setOffline(true)
                .setLocalProjectDiscovery(true)
                .setIsolateDeployment(true)
                .setBuildSystemProperties(properties)
                .build()
                .bootstrap()) {
            application.createAugmentor().createProductionApplication();
        }
    }

    private static NativeSources read(Path sources) throws IOException {
        Map<String, Registration> registrations = new HashMap<>();
        List<Pattern> resources = new ArrayList<>();
        Set<String> bundles = new HashSet<>();
        try (JarFile jar = new JarFile(sources.resolve("troth-runner.jar").toFile())) {
            read(jar, "reflect-config")
                    .forEach(entry -> registrations.put(entry.path("name").asText(), Registration.read(entry)));
            JsonNode included = read(jar, "resource-config");
            included.at("/resources/includes")
                    .forEach(include -> resources.add(
                            Pattern.compile(include.path("pattern").asText())));
            included.path("bundles")
                    .forEach(bundle -> bundles.add(bundle.path("name").asText()));
        }
        assertThat(registrations).hasSizeGreaterThan(100);
        return new NativeSources(
                registrations, resources, bundles, Files.readString(sources.resolve("native-image.args")));
    }

    private static JsonNode read(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry("META-INF/native-image/" + name + ".json"))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    Registration of(String className) {
        return registrations.getOrDefault(className, Registration.NONE);
    }

    /** The names of all classes of which something is registered. */
    Set<String> classes() {
        return registrations.keySet();
    }

    boolean carries(String resource) {
        return resources.stream().anyMatch(pattern -> pattern.matcher(resource).matches());
    }

    /** The names of the resource bundles, which are found by name as well. */
    Set<String> bundles() {
        return bundles;
    }

    /** The arguments of native-image. */
    String arguments() {
        return arguments;
    }
}
