package dev.troth.exchange.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text that a person wrote in the parts of a message (RFC 2046): the plain text, else that of the HTML part,
 * without attachments; and whether a calendar program wrote the message. Parts within more than some levels, or
 * after more than some others, are ignored.
 */
final class BodyReader {
    /** Number of bytes of a message in which its text is looked for. */
    static final int SEARCHED = 4 << 20;

    private static final int DEEPEST = 20;
    private static final int PARTS = 1000;
    private static final int PLAIN = 1 << 18;
    private static final int HTML = 1 << 20;
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(-1)
            .setMaxContentLen(-1)
            .build();

    private final MailCharset charsets;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable HeaderValue type;
    private @Nullable HeaderValue disposition;
    private boolean scheduling;
    private int parts;

    BodyReader(MailCharset charsets) {
        this.charsets = charsets;
    }

    /** Parts of a multipart entity, or of a message within a message. */
    private record Level(String kind, List<String> texts, List<String> forwarded) {
        private Level(String kind) {
            this(kind, new ArrayList<>(), new ArrayList<>());
        }

        private String text() {
            return switch (kind) {
                case "multipart/alternative", "multipart/related", "multipart/signed" -> first(texts);
                default -> texts.isEmpty() ? first(forwarded) : String.join("\n\n", texts);
            };
        }

        private static String first(List<String> texts) {
            return texts.isEmpty() ? "" : texts.getFirst();
        }
    }

    /**
     * Result.
     *
     * @param text text of the message; empty if it has none
     * @param scheduling whether it has an invitation, or an answer to one
     */
    record Body(String text, boolean scheduling) {}

    /** Reads a message with its headers. */
    Body read(byte[] message) throws IOException, MimeException {
        levels.push(new Level("message"));
        MimeTokenStream stream = new MimeTokenStream(CONFIG);
        stream.parse(new ByteArrayInputStream(message));
        for (EntityState state = stream.getState();
                state != EntityState.T_END_OF_STREAM && levels.size() < DEEPEST && parts <= PARTS;
                state = stream.next()) {
            read(state, stream);
        }
        while (levels.size() > 1) {
            close();
        }
        return new Body(levels.getFirst().text(), scheduling);
    }

    private void read(EntityState state, MimeTokenStream stream) throws IOException {
        switch (state) {
            case T_START_HEADER -> {
                parts++;
                type = null;
                disposition = null;
            }
            case T_FIELD ->
                readField(stream.getField().getName(), stream.getField().getBody());
            case T_START_MULTIPART ->
                levels.push(new Level(stream.getBodyDescriptor().getMimeType()));
            case T_END_MULTIPART -> close();
            case T_START_MESSAGE -> {
                if (type != null) {
                    levels.push(new Level("message"));
                }
            }
            case T_END_MESSAGE -> {
                if (levels.size() > 1) {
                    close();
                }
            }
            case T_BODY -> readBody(stream);
            default -> {}
        }
    }

    private void readField(String name, String value) {
        if (name.equalsIgnoreCase("Content-Type") && type == null) {
            type = HeaderValue.of(value);
        } else if (name.equalsIgnoreCase("Content-Disposition") && disposition == null) {
            disposition = HeaderValue.of(value);
        }
    }

    private void close() {
        Level level = levels.pop();
        String text = level.text();
        if (!text.isBlank()) {
            Level outer = levels.getFirst();
            (level.kind.equals("message") ? outer.forwarded : outer.texts).add(text);
        }
    }

    private void readBody(MimeTokenStream stream) throws IOException {
        HeaderValue of = type == null ? HeaderValue.of("") : type;
        String kind = of.value().contains("/") ? of.value() : "text/plain";
        if (disposition != null && disposition.value().equals("attachment")) {
            return;
        }
        switch (kind) {
            case "text/plain", "text/markdown" -> plain(text(stream, of, PLAIN), of);
            case "text/html", "application/xhtml+xml" -> html(text(stream, of, HTML));
            case "text/calendar" -> calendar(of, stream);
            default -> {}
        }
    }

    private String text(MimeTokenStream stream, HeaderValue of, int most) throws IOException {
        byte[] bytes = stream.getDecodedInputStream().readNBytes(most);
        String charset = of.parameters().get("charset");
        return charsets.decode(bytes, charset == null || charset.isBlank() ? null : charset)
                .replace("\r\n", "\n");
    }

    private void plain(String text, HeaderValue of) {
        boolean flowed = of.parameter("format").equals("flowed");
        String joined = flowed ? FlowedText.joined(text, of.parameter("delsp").equals("yes")) : text;
        add(joined.strip());
    }

    private void html(String html) {
        Level level = levels.getFirst();
        boolean alternative = level.kind.equals("multipart/alternative") && !level.texts.isEmpty();
        if (!alternative) {
            add(HtmlText.of(html));
        }
    }

    private void add(String text) {
        if (!text.isBlank()) {
            levels.getFirst().texts.add(text);
        }
    }

    private void calendar(HeaderValue of, MimeTokenStream stream) throws IOException {
        String method = of.parameter("method");
        if (method.isEmpty()) {
            String start = charsets.decode(stream.getDecodedInputStream().readNBytes(4000), null);
            method = start.lines()
                    .filter(line -> line.regionMatches(true, 0, "METHOD:", 0, 7))
                    .map(line -> line.substring(7))
                    .findFirst()
                    .orElse("");
        }
        scheduling |= MessageFilter.isScheduling(method);
    }
}
