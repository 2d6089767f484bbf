package dev.troth.exchange.table;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.VisibleText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names of the columns of a table. They are compared without case, surrounding spaces, quotation marks and invisible
 * characters.
 *
 * @param delimiter delimiter with which they were read
 * @param names names as in the file
 * @param found number of the column of each name that the mapping has
 * @param repeated names of the mapping that several columns have
 */
record Header(Delimiter delimiter, List<String> names, Map<String, Integer> found, Set<String> repeated) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MARKS = "\"'“”„«»";
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    /** Cell by which programs make a spreadsheet keep a number as a text. */
    private static final Pattern FORMULA = Pattern.compile("\\s*=\"([^\"]*)\"\\s*");

    /** @param wanted names of the columns that the mapping reads */
    static Header of(Delimiter delimiter, List<String> names, Set<String> wanted) {
        Map<String, Integer> found = new LinkedHashMap<>();
        Set<String> repeated = new HashSet<>();
        Map<String, List<Integer>> exact = columns(names, Function.identity());
        Map<String, List<Integer>> equal = columns(names, Header::key);
        for (String name : wanted) {
            List<Integer> columns = exact.getOrDefault(name, equal.getOrDefault(key(name), List.of()));
            if (!columns.isEmpty()) {
                found.put(name, columns.getFirst());
            }
            if (columns.size() > 1) {
                repeated.add(name);
            }
        }
        return new Header(delimiter, names, found, repeated);
    }

    /** Returns the columns by their keys: both the columns and the wanted names may be many. */
    private static Map<String, List<Integer>> columns(List<String> names, Function<String, String> key) {
        return IntStream.range(0, names.size()).boxed().collect(Collectors.groupingBy(i -> key.apply(names.get(i))));
    }

    static String key(String name) {
        String bare = bare(SPACES.matcher(VisibleText.cleaned(name)).replaceAll(" "));
        return Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Returns a name without quotation marks at its ends; a regular expression would try each run of them in between. */
    private static String bare(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && MARKS.indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && MARKS.indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end).strip();
    }

    /** Number of columns up to the last one that has a name. */
    int width() {
        return Row.width(names);
    }

    /** @throws RejectedException if the mapping reads a column whose name is not unique */
    void checkUnique() {
        for (String name : repeated) {
            throw RejectedException.invalid(
                    "mapping", "The file has several columns \"%s\". Maybe rename those that do not count?", name);
        }
    }

    /** Returns the cells of a row that the mapping reads, by the names in the mapping. */
    ObjectNode values(List<String> cells) {
        ObjectNode values = JSON.createObjectNode();
        found.forEach((name, column) -> values.put(name, column < cells.size() ? plain(cells.get(column)) : ""));
        return values;
    }

    private static String plain(String cell) {
        Matcher formula = FORMULA.matcher(cell);
        return formula.matches() ? formula.group(1) : cell;
    }

    /** Returns all cells of a row as JSON, by the names in the file; unnamed and repeated columns get their number. */
    String entry(List<String> cells) {
        ObjectNode entry = JSON.createObjectNode();
        List<String> labels = labels(Math.max(cells.size(), names.size()));
        for (int i = 0; i < labels.size(); i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            boolean named =
                    i < names.size() && !VisibleText.stripped(names.get(i)).isEmpty();
            if (named || !cell.isEmpty()) {
                entry.put(labels.get(i), cell);
            }
        }
        return entry.toString();
    }

    private List<String> labels(int count) {
        List<String> labels = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String name = i < names.size() ? VisibleText.stripped(names.get(i)) : "";
            String label = name.isEmpty() ? "(" + (i + 1) + ")" : name;
            label = taken.contains(label) ? label + " (" + (i + 1) + ")" : label;
            taken.add(label);
            labels.add(label);
        }
        return labels;
    }
}
