package dev.troth.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.troth.start.Settings.Setting;
import io.quarkus.runtime.configuration.QuarkusConfigBuilderCustomizer;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings that are documented are those that there are, with their defaults, in all places. */
class SettingsTest {
    private static final Pattern READ =
            Pattern.compile("(?:ConfigProperty\\(name = |OptionalValue\\(|config, )\"(troth\\.[a-z.-]+)\"");

    @Test
    void allSettingsOfTheCodeAreDocumented() throws IOException {
        Set<String> documented = Settings.ALL.stream().map(Setting::property).collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        mappings().stream()
                .flatMap(mapping -> ConfigMappings.getProperties(mapping).keySet().stream())
                .forEach(name -> read.add(name.replace("[*]", "")));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                READ.matcher(Files.readString(file)).results().forEach(match -> read.add(match.group(1)));
            }
        }
        assertThat(read).contains("troth.data", "troth.demo-clock", "troth.access.key-rate.burst");
        assertThat(documented).containsAll(read);
    }

    @Test
    void documentedDefaultsEqualThoseOfTheCode() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withCustomizers(new QuarkusConfigBuilderCustomizer())
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .addPropertiesSources()
                .withProfile("prod");
        mappings().forEach(builder::withMapping);
        SmallRyeConfig config = builder.build();
        for (Setting setting : Settings.ALL) {
            String actual = config.getConfigValue(setting.property()).getValue();
            if (actual != null) {
                assertThat(setting.byDefault()).as(setting.property()).isEqualTo(actual);
            }
        }
        assertThat(config.getConfigValue("troth.graphql.limits.depth").getValue())
                .isEqualTo("15");
    }

    private static List<ConfigClass> mappings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.troth").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(type -> ConfigClass.configClass(
                                type.reflect(),
                                type.getAnnotationOfType(ConfigMapping.class).prefix()))
                        .toList();
    }

    /** {@code ./mvnw test -Dtest=SettingsTest -DwriteSettings} writes the tables anew. */
    @Test
    void documentedTablesListTheSettings() throws IOException {
        assertTable(Path.of("README.md"), Setting::usual);
        assertTable(Path.of("src/docs/settings.md"), setting -> true);
    }

    private static void assertTable(Path document, Predicate<Setting> shown) throws IOException {
        String table =
                Settings.ALL.stream().filter(shown).map(SettingsTest::line).collect(Collectors.joining());
        String head = "| environment variable | default | meaning |\n|---|---|---|\n";
        Pattern pattern = Pattern.compile(Pattern.quote(head) + "(?:\\|.*\n)*");
        String text = Files.readString(document);
        String expected = pattern.matcher(text).replaceFirst(match -> Matcher.quoteReplacement(head + table));
        if (System.getProperty("writeSettings") != null) {
            Files.writeString(document, expected);
        }
        assertThat(text).contains(head);
        assertThat(Files.readString(document)).isEqualTo(expected);
    }

    private static String line(Setting setting) {
        String value = setting.byDefault().replaceFirst("^([^; ]+)", "`$1`").replace("`none`", "none");
        return "| `%s` | %s | %s |%n"
                .formatted(setting.variable(), value, setting.meaning())
                .replace("\r", "");
    }
}
