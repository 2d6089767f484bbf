package dev.troth.exchange.calendar;

import dev.troth.platform.common.Problem;
import dev.troth.platform.common.StorableText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Component of a calendar, such as an event, or text outside of all components.
 *
 * @param number number within the file, counted from 1
 * @param calendar number of its calendar object within the file, counted from 0
 * @param kind name of the component, such as VEVENT
 * @param lines unfolded lines, for the error file; long lines without meaning for a contact are left out
 * @param properties properties that can matter for a contact, in the order of the file
 * @param problem syntax error, or excess of a size limit; null if there is none
 */
record Entry(
        int number,
        int calendar,
        String kind,
        List<String> lines,
        List<ContentLine> properties,
        @Nullable Problem problem) {
    static final String EVENT = "VEVENT";

    boolean isEvent() {
        return kind.equals(EVENT);
    }

    /** Returns the first property with this name. */
    Optional<ContentLine> property(String name) {
        return all(name).findFirst();
    }

    /** Returns the properties with this name. */
    Stream<ContentLine> all(String name) {
        return properties.stream().filter(line -> line.name().equals(name));
    }

    /** Returns the value of a property, stripped; empty if it is missing or blank. */
    String value(String name) {
        return property(name).map(line -> line.value().strip()).orElse("");
    }

    /** Returns the lines, folded as in a file. */
    String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> LineFolder.append(text, StorableText.cleaned(line)));
        return text.toString();
    }
}
