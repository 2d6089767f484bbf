package dev.troth.start;

import java.util.Locale;

/**
 * Something that an operator can set.
 *
 * @param property its name as a property, such as {@code troth.access.mode}
 * @param byDefault the value without it; "none" when there is none
 * @param meaning what it does
 * @param usual whether it stands in the README, not only among all settings
 */
public record Setting(String property, String byDefault, String meaning, boolean usual) {
    static final String NONE = "none";

    static Setting usual(String property, String byDefault, String meaning) {
        return new Setting(property, byDefault, meaning, true);
    }

    static Setting rare(String property, String byDefault, String meaning) {
        return new Setting(property, byDefault, meaning, false);
    }

    /** Its name as an environment variable, such as {@code TROTH_ACCESS_MODE}. */
    public String variable() {
        return variable(property);
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
