package dev.troth.exchange.staging;

import dev.troth.ledger.FactCodec;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream line by line. Never holds more than one line, and limits its length. */
public final class LineReader {
    private static final int MOST_BYTES = 4 * FactCodec.LINE;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream in;
    private int number;

    public LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** A line, without its line terminator. */
    public sealed interface Line {
        /** Line number, counted from 1. */
        int number();

        record Text(int number, String text) implements Line {}

        /** A line that is too long or not encoded in UTF-8. */
        record Unreadable(int number, Problem problem) implements Line {}
    }

    /** Returns the next line; null at the end. */
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean any = false;
        boolean tooLong = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            any = true;
            if (b == '\n') {
                break;
            }
            if (bytes.size() < MOST_BYTES) {
                bytes.write(b);
            } else {
                tooLong = true;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return tooLong ? tooLong() : decoded(bytes.toByteArray());
    }

    private Line tooLong() {
        return unreadable(
                ProblemCode.TOO_LARGE,
                "A line may have at most " + FactCodec.LINE + " characters, but this one is longer.");
    }

    private Line unreadable(ProblemCode code, String why) {
        return new Line.Unreadable(number, new Problem(code, why, null));
    }

    private Line decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = number == 1 && text.startsWith(BYTE_ORDER_MARK);
            return new Line.Text(number, (marked ? text.substring(1) : text).strip());
        } catch (CharacterCodingException e) {
            return unreadable(ProblemCode.MALFORMED, "The line is not encoded in UTF-8.");
        }
    }
}
