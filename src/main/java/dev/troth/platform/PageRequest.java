package dev.troth.platform;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: newest first, so many, after a cursor.
 *
 * @param first 1 to {@value #MOST}
 */
public record PageRequest(int first, @Nullable Position after) {
    public static final int MOST = 100;
    public static final int USUAL = 25;

    /** A place in a list; it stays where it is when rows come and go. */
    public record Position(Instant at, UUID id) {
        public String cursor() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "|" + id).getBytes(StandardCharsets.US_ASCII));
        }

        static Position parse(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|", -1);
                return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw Refusal.invalid(
                        "after", "\"%s\" is no cursor of this list. Maybe it belongs to another one?", cursor);
            }
        }
    }

    /** @throws Refusal if the numbers or the cursor make no sense */
    public static PageRequest of(@Nullable Integer first, @Nullable String after) {
        return new PageRequest(checked(first), after == null ? null : Position.parse(after));
    }

    /** @throws Refusal if it is not 1 to {@value #MOST} */
    public static int checked(@Nullable Integer first) {
        int wanted = first == null ? USUAL : first;
        if (wanted < 1 || wanted > MOST) {
            throw Refusal.invalid("first", "first must be between 1 and %d, but is %d.", MOST, wanted);
        }
        return wanted;
    }
}
