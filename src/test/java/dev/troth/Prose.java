package dev.troth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Extracts the natural language of a file: comments, string literals, descriptions, paragraphs. */
final class Prose {
    private static final Pattern JAVA = Pattern.compile(
            "(?sm)(?<block>\"\"\".*?(?<!\\\\)\"\"\")|(?<text>\"(?:\\\\.|[^\"\\\\\n])*\"(?:\\s*\\+\\s*\"(?!\"\")(?:\\\\.|[^\"\\\\\n])*\")*)"
                    + "|'(?:\\\\.|[^'\\\\\n])*'|/\\*\\*?(?<comment>.*?)\\*/|^[ \t]*//(?<lines>[^\n]*(?:\n[ \t]*//[^\n]*)*)|//(?<line>[^\n]*)");

    private static final Pattern SCHEMA = Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\n])*)\"");
    private static final Pattern HASH =
            Pattern.compile("(?m)^[ \t]*#(?!!)([^\n]*(?:\n[ \t]*#[^\n]*)*)|(?<=\\s)#([^\n]*)");
    private static final Pattern XML = Pattern.compile("(?s)<!--(.*?)-->");
    private static final Pattern TAG = Pattern.compile("(?m)@(?:param\\s+\\S+|throws\\s+\\S+|return)|<p>|<li>");
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^{}]*)}");
    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```\\s*$");
    private static final Pattern ITEM = Pattern.compile("(?m)^\\s*(?:[-*]|\\d+\\.)\\s+");

    private Prose() {}

    static List<String> of(Path file) throws IOException {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "java" -> ofJava(Files.readString(file));
            case "graphql" -> ofSchema(Files.readString(file));
            case "md" -> ofMarkdown(Files.readString(file));
            case "xml" -> clean(XML.matcher(Files.readString(file)).results().map(found -> found.group(1)));
            case "properties", "mvnw", "run" -> ofHashComments(Files.readString(file));
            default -> List.of();
        };
    }

    static List<String> ofJava(String source) {
        return clean(JAVA.matcher(source).results().flatMap(Prose::parts));
    }

    private static Stream<String> parts(MatchResult found) {
        if (found.group("block") != null) {
            return Stream.of(found.group("block").replace("\"\"\"", "").strip());
        }
        if (found.group("text") != null) {
            String joined = found.group("text").replaceAll("(?s)\"\\s*\\+\\s*\"", "");
            // The text "+" alone looks like the end of one text and the beginning of another.
            return joined.isEmpty()
                    ? Stream.of()
                    : Stream.of(joined.substring(1, joined.length() - 1).replace("\\\"", "\""));
        }
        if (found.group("lines") != null) {
            return Stream.of(found.group("lines").replaceAll("\n\\s*//", " ").strip());
        }
        if (found.group("line") != null) {
            return Stream.of(found.group("line").strip());
        }
        if (found.group("comment") == null) {
            return Stream.of();
        }
        String plain = INLINE_TAG
                .matcher(found.group("comment").replaceAll("\n[ \t]*\\*", "\n"))
                .replaceAll("`$1`");
        return TAG.splitAsStream(plain)
                .map(part -> part.replaceAll("</?\\w+>", "").strip());
    }

    static List<String> ofSchema(String schema) {
        return clean(SCHEMA.matcher(schema)
                .results()
                .map(found ->
                        found.group(1) == null ? found.group(2) : found.group(1).strip()));
    }

    static List<String> ofHashComments(String text) {
        return clean(HASH.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(comment -> comment.replaceAll("\n[ \t]*#", " ").strip()));
    }

    static List<String> ofMarkdown(String text) {
        List<String> paragraphs = new ArrayList<>();
        String plain = FENCE.matcher(text)
                .replaceAll("\n")
                .replaceAll("`[^`\n]*`", "``")
                .replaceAll("!?\\[([^]]*)]\\([^)]*\\)", "$1");
        for (String block : ITEM.matcher(plain).replaceAll("\n\n").split("\n\\s*\n")) {
            if (block.stripLeading().startsWith("|")) {
                block.lines()
                        .filter(row -> !row.matches("[|:\\s-]+"))
                        .forEach(row -> paragraphs.addAll(List.of(row.split("\\|"))));
            } else if (!block.stripLeading().startsWith("#")) {
                paragraphs.add(block.strip());
            }
        }
        return clean(paragraphs.stream().map(String::strip));
    }

    private static List<String> clean(Stream<String> texts) {
        return texts.map(text -> text.replaceAll("\\s+", " "))
                .filter(text -> !text.isBlank())
                .toList();
    }
}
