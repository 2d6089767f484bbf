package dev.troth.platform.http;

import dev.troth.platform.common.Ids;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Id of a request in the response, the header and the log. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestIds() {}

    /** Returns the id set by a proxy or client if it is safe to write to a log; otherwise a new one. */
    public static String of(@Nullable String given) {
        return given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : Ids.next().toString();
    }
}
