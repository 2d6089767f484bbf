package dev.troth.platform;

import java.time.DayOfWeek;
import org.eclipse.microprofile.graphql.Description;

/** A day of the week. */
@Description("A day of the week.")
public enum Weekday {
    @Description("Monday.")
    MONDAY,
    @Description("Tuesday.")
    TUESDAY,
    @Description("Wednesday.")
    WEDNESDAY,
    @Description("Thursday.")
    THURSDAY,
    @Description("Friday.")
    FRIDAY,
    @Description("Saturday.")
    SATURDAY,
    @Description("Sunday.")
    SUNDAY;

    /** The same day. */
    public static Weekday of(DayOfWeek day) {
        return valueOf(day.name());
    }
}
