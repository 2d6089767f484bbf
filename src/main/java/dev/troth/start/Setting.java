package dev.troth.start;

import java.util.Locale;

/**
 * Setting of an operator.
 *
 * @param property its name as a property, such as {@code troth.access.mode}
 * @param byDefault default value; "none" if there is none
 * @param meaning description
 * @param usual whether it is listed in the README, not only in the list of all settings
 */
public record Setting(String property, String byDefault, String meaning, boolean usual) {
    static final String NONE = "none";

    static Setting usual(String property, String byDefault, String meaning) {
        return new Setting(property, byDefault, meaning, true);
    }

    static Setting rare(String property, String byDefault, String meaning) {
        return new Setting(property, byDefault, meaning, false);
    }

    /** Returns its name as an environment variable, such as {@code TROTH_ACCESS_MODE}. */
    public String variable() {
        return variable(property);
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
