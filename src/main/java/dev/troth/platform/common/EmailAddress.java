package dev.troth.platform.common;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail addresses as they stand in lists of contacts. */
public final class EmailAddress {
    private static final Pattern IN_BRACKETS = Pattern.compile("^.*<([^<>]*)>\\s*$", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("^mailto:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKED = Pattern.compile("'(.*)'");
    private static final Pattern ADDRESS = Pattern.compile("([^\\s@<>(),;:\"]+|\"[^\"\\\\]+\")"
            + "@([\\p{L}\\p{M}\\p{N}_-]+(\\.[\\p{L}\\p{M}\\p{N}_-]+)*|\\[[0-9A-Fa-f.:IPv]+])");

    private EmailAddress() {}

    /**
     * Returns the address without {@code mailto:}, display name, invisible characters and surrounding spaces. Its case
     * is kept.
     *
     * @throws RejectedException if it is not an address
     */
    public static String of(String field, String text) {
        String address = VisibleText.cleaned(text);
        Matcher brackets = IN_BRACKETS.matcher(address);
        address = brackets.matches() ? brackets.group(1).strip() : address;
        Matcher scheme = SCHEME.matcher(address);
        if (scheme.lookingAt()) {
            address = address.substring(scheme.end()).split("\\?", 2)[0].strip();
        }
        Matcher marked = MARKED.matcher(address);
        address = marked.matches() ? marked.group(1) : address;
        if (!ADDRESS.matcher(address).matches()) {
            throw RejectedException.invalid(
                    field, "%s is \"%s\", which is not a valid email address.", field, VisibleText.cleaned(text));
        }
        return address;
    }

    /** Returns the address as a key: {@link #of} in lower case. */
    public static String key(String field, String text) {
        return of(field, text).toLowerCase(Locale.ROOT);
    }
}
