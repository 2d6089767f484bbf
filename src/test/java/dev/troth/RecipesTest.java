package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The code on the page of recipes is that which ClientsIT compiles and runs. {@code -DwriteExamples} writes the blocks anew.
 */
class RecipesTest {
    private static final Path PAGE = Path.of("src/docs/recipes.md");
    private static final Path RECIPES = Path.of("src/client/recipes");
    private static final Pattern BLOCK = Pattern.compile("(?s)(<!-- (\\S+) -->\n```\\w+\n)(.*?)(```\n)");

    @Test
    void codeOfThePageIsThatOfTheRecipes() throws IOException {
        String page = Files.readString(PAGE);
        String expected = BLOCK.matcher(page).replaceAll(block -> Matcher.quoteReplacement(withCode(block)));
        if (System.getProperty("writeExamples") != null) {
            Files.writeString(PAGE, expected);
        }
        assertThat(page).isEqualTo(expected);
    }

    @Test
    void everyRecipeIsOnThePage() throws IOException {
        List<Path> shown = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> Path.of(block.group(2)))
                .toList();
        try (Stream<Path> files = Files.list(RECIPES)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.tsx?")))
                    .hasSize(6)
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    private static String withCode(MatchResult block) {
        try {
            return block.group(1) + Files.readString(Path.of(block.group(2))) + block.group(4);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
