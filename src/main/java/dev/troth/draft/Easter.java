package dev.troth.draft;

import java.time.LocalDate;

/** Date of Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
final class Easter {
    private Easter() {}

    static LocalDate in(int year) {
        int golden = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int correction = (8 * century + 13) / 25;
        int moon = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        int shift = (golden + 11 * moon + 22 * weekday) / 451;
        int days = moon + weekday - 7 * shift + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
