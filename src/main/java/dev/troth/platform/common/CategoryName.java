package dev.troth.platform.common;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Canonical form of names of categories, such as departments: one category has one spelling. */
public final class CategoryName {
    private CategoryName() {}

    /** Returns the name in upper case, trimmed, with single spaces and composed letters; " Purchasing" is PURCHASING. */
    public static String canonical(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    /** Returns the canonical form; null and blank names stay as they are, for validation. */
    public static @Nullable String canonicalOrNull(@Nullable String name) {
        return name == null ? null : canonical(name);
    }

    /** Returns the canonical form of each name, without duplicates; null stays null. */
    public static @Nullable List<String> canonical(@Nullable List<String> names) {
        return names == null
                ? null
                : names.stream()
                        .map(name -> canonical(Objects.requireNonNullElse(name, "")))
                        .distinct()
                        .toList();
    }
}
