package dev.troth.scoring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The source of a parameter that was measured on another population: a starting point until the outcomes of a workspace
 * replace it.
 *
 * @param source the publication or article
 * @param population the measured population
 * @param year the year of publication; null where the source does not state it
 */
public record Prior(
        String source, String population, @Nullable Integer year) {

    /** Returns the source of a parameter; empty for parameters that rest on no measurement. */
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
