package dev.troth.exchange.calendar;

import dev.troth.exchange.reader.SkipReason;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People of an event, by the occurrences of its series.
 *
 * @param usual people of the occurrences without replies of their own
 * @param special people of the others, by their time in the series
 */
record People(Attendance.Result usual, Map<Instant, Attendance.Result> special) {

    Attendance.Result at(Instant original) {
        return special.getOrDefault(original, usual);
    }

    private Stream<Attendance.Result> all() {
        return Stream.concat(Stream.of(usual), special.values().stream());
    }

    /** Returns the greatest number of accounts of an occurrence. */
    int accounts() {
        return all().mapToInt(result -> result.accounts().size()).max().orElse(0);
    }

    /** Returns the reason if all people of an account, or all of ours, have declined an occurrence; else null. */
    @Nullable
    SkipReason declined(String account, Instant original) {
        return at(original).isDeclined(account) ? SkipReason.DECLINED : null;
    }

    /** Returns whether all people of an account, or all of ours, have declined an occurrence. */
    boolean hasDeclined() {
        return all().anyMatch(result ->
                result.reason() == SkipReason.DECLINED || result.absent().containsValue(SkipReason.DECLINED));
    }
}
