package dev.troth.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request is called in its answer, in the header and in the log. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestIds() {}

    /** The name that a proxy or client gave it, where it can be trusted not to harm a log; else a new one. */
    public static String of(@Nullable String given) {
        return given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : Ids.next().toString();
    }
}
