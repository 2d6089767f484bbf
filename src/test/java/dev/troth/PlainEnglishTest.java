package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks comments, messages, schema descriptions and documents for banned sentence shapes. */
class PlainEnglishTest {
    /** Paths that have not been rewritten yet. Delete a line to extend the check to its path. */
    private static final List<String> NOT_YET = List.of();

    /** Files whose wording is data and not documentation. */
    private static final List<String> DATA = List.of("src/main/java/dev/troth/draft/Tone.java");

    private static final Pattern NAMELESS_TEST = Pattern.compile(
            "    void ((?:what|who|whoever|whom|whose|whatever|where|nobody|nothing|it|that)[A-Z]\\w*)\\(");

    private static final List<Path> ROOTS = List.of(
            Path.of("README.md"),
            Path.of("pom.xml"),
            Path.of("mvnw"),
            Path.of(".ci"),
            Path.of("src/docs"),
            Path.of("src/main"));

    @Test
    void textsOfTheProjectContainNoBannedShape() throws IOException {
        List<String> findings = new ArrayList<>();
        for (Path file : files()) {
            for (String text : Prose.of(file)) {
                for (BannedShape shape : BannedShape.values()) {
                    shape.find(text)
                            .ifPresent(found -> findings.add("%s: \"%s\" (%s: %s)\n    in: %s"
                                    .formatted(file, found, shape, shape.reason(), text)));
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void pathsThatAreNotYetCheckedExist() {
        assertThat(Stream.concat(NOT_YET.stream(), DATA.stream()))
                .allSatisfy(path -> assertThat(Path.of(path)).exists());
    }

    /** The name of a test is subject, condition and result: the subject comes first, and it is a thing with a name. */
    @Test
    void testNamesBeginWithASubject() throws IOException {
        List<String> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                NAMELESS_TEST
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(test -> findings.add(file + " " + test.group(1)));
            }
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bannedShapeIsFoundInItsExamples(BannedShape shape) {
        assertThat(shape.bad())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(shape.find(text)).as(text).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void noShapeIsFoundInLegitimateExamples(BannedShape shape) {
        assertThat(shape.good())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(BannedShape.values())
                        .as(text)
                        .allSatisfy(
                                any -> assertThat(any.find(text)).as(any.name()).isEmpty()));
    }

    @Test
    void proseOfJavaIsItsCommentsAndMessages() {
        assertThat(Prose.ofJava("""
                        /**
                         * Reads a {@code file}
                         * completely.
                         *
                         * @param name name of the file
                         * @return its <b>text</b>
                         */
                        String read(String name) { // in one call
                            // One comment
                            // in two lines.
                            char quote = '"';
                            log("read " + name + " from the "
                                    + "cache");
                            database.query("select text from file where name = ?", \"""
                                    select 1
                                    \""");
                        }
                        """))
                .containsExactly(
                        "Reads a `file` completely.",
                        "name of the file",
                        "its text",
                        "in one call",
                        "One comment in two lines.",
                        "read ",
                        " from the cache",
                        "select text from file where name = ?",
                        "select 1");
    }

    @Test
    void proseOfASchemaIsItsDescriptions() {
        assertThat(Prose.ofSchema("""
                        "Short description."
                        type Query {
                          \"""
                          Long
                          description.
                          \"""
                          name(first: Int = 25, text: String = "default value"): String
                        }
                        """)).containsExactly("Short description.", "Long description.", "default value");
    }

    @Test
    void proseOfMarkdownIsItsTextWithoutCodeAndHeadings() {
        assertThat(Prose.ofMarkdown("""
                        # What it does

                        A paragraph in
                        two lines with `code --here` and [a link](somewhere.md).

                        - First item
                          goes on.
                        - Second item.

                        | name | meaning |
                        |---|---|
                        | `x` | a cell |

                        ```sh
                        whoever --runs
                        ```
                        """))
                .containsExactly(
                        "A paragraph in two lines with `` and a link.",
                        "First item goes on.",
                        "Second item.",
                        "name",
                        "meaning",
                        "``",
                        "a cell");
    }

    @Test
    void proseOfHashCommentsIsTheirText() {
        assertThat(Prose.ofHashComments("""
                        #!/bin/sh
                        # One comment
                        # in two lines.
                        key=value # trailing
                        # Another comment.
                        """))
                .containsExactly("One comment in two lines.", "trailing", "Another comment.");
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : ROOTS) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile)
                        .filter(file ->
                                Stream.concat(NOT_YET.stream(), DATA.stream()).noneMatch(unix(file)::startsWith))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static String unix(Path file) {
        return file.toString().replace('\\', '/');
    }
}
