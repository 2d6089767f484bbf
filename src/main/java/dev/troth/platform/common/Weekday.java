package dev.troth.platform.common;

import java.time.DayOfWeek;
import org.eclipse.microprofile.graphql.Description;

/** Day of the week. */
@Description("Day of the week.")
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

    /** Converts from java.time. */
    public static Weekday of(DayOfWeek day) {
        return valueOf(day.name());
    }
}
