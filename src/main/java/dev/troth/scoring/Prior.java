package dev.troth.scoring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a number comes from that somebody measured, elsewhere and on others: a starting point, until a workspace's own
 * outcomes say better.
 *
 * @param source who measured it
 * @param population on whom
 * @param year null where the source does not say
 */
public record Prior(
        String source, String population, @Nullable Integer year) {

    /** Empty for numbers that nobody measured. */
    public static Optional<Prior> of(Parameter parameter) {
        return Optional.ofNullable(
                switch (parameter) {
                    case LOYAL_RETENTION ->
                        new Prior("S2 L13: 97 percent; no study is named", "customers who report being loyal", null);
                    case BAD_EXPERIENCE_QUITS ->
                        new Prior(
                                "S2 L13: 86 percent; RightNow/Harris, Customer Experience Impact",
                                "consumers, who ever quit after a bad experience; not business customers, not a year",
                                2009);
                    default -> null;
                });
    }
}
