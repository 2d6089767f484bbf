package dev.troth.exchange.mailbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages of a file one after another, without holding them in memory. A file that does not begin with a
 * separator is one message, unless it begins with something else than a header field.
 */
final class MessageScanner implements AutoCloseable {
    private static final long PAUSE = 16 << 20;

    /** Maximum number of repetitions of a separator; without a limit, a body of separators would take quadratic time. */
    private static final int REPETITIONS = 8;

    private final FileChannel file;
    private final FileWindow window;
    private final FileWindow probe;
    private final Runnable pause;
    private final boolean mailbox;
    private final long limit;
    private boolean furtherSeparators;
    private long next;
    private long paused;
    private int number;

    /** @param pause called now and then while the file is read; throws to stop */
    MessageScanner(Path path, Runnable pause) throws IOException {
        this.file = FileChannel.open(path);
        this.window = new FileWindow(file, 1 << 18);
        this.probe = new FileWindow(file, 1 << 13);
        this.pause = pause;
        long first = firstLine();
        String line = window.line(first, Separator.LONGEST);
        boolean separated = Separator.mayBe(line)
                && (begins(first, true) || Separator.isField(probe.line(fields(first), Separator.LONGEST)));
        boolean counted = isCounted(first, line.strip());
        mailbox = separated || (!counted && !Separator.isField(line));
        next = separated ? fields(first) : counted ? window.lineEnd(first) : first;
        limit = counted ? Math.min(window.size(), next + Long.parseLong(line.strip())) : window.size();
    }

    /** Returns whether the file is a mailbox, which may have more than one message. */
    boolean isMailbox() {
        return mailbox;
    }

    /** Returns whether a file that is one message has lines that look like separators. */
    boolean hasFurtherSeparators() {
        return furtherSeparators;
    }

    FileWindow file() {
        return window;
    }

    /** Returns the position after the byte order mark and empty lines. */
    private long firstLine() throws IOException {
        long position = window.starts(0, "\u00EF\u00BB\u00BF") ? 3 : 0;
        while (position < window.size() && isBlank(position, window.lineEnd(position))) {
            position = window.lineEnd(position);
        }
        return position;
    }

    /** Apple Mail writes the number of bytes before a message, and properties after it (emlx). */
    private boolean isCounted(long position, String line) throws IOException {
        return line.matches("\\d{1,15}") && Separator.isField(window.line(window.lineEnd(position), Separator.LONGEST));
    }

    private boolean isBlank(long from, long to) throws IOException {
        for (long position = from; position < to; position++) {
            int one = window.at(position);
            if (one != '\r' && one != '\n' && one != ' ' && one != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Returns the next message; null after the last one. */
    @Nullable
    MessageExtent next() throws IOException {
        if (next >= limit) {
            return null;
        }
        Lines lines = new Lines(next);
        while (lines.position < limit) {
            pauseAt(lines.position);
            if (window.at(lines.position) == 'F' && lines.isSeparator()) {
                if (mailbox) {
                    next = fields(lines.position);
                    return lines.extent(++number);
                }
                furtherSeparators = true;
            }
            lines.advance();
        }
        next = limit;
        return lines.extent(++number);
    }

    private void pauseAt(long position) {
        if (position - paused > PAUSE) {
            paused = position;
            pause.run();
        }
    }

    /** Returns the position after a separator and repetitions of it. */
    private long fields(long separator) throws IOException {
        long position = probe.lineEnd(separator);
        for (int i = 0; i < REPETITIONS && (probe.starts(position, "From ") || probe.starts(position, ">From ")); i++) {
            position = probe.lineEnd(position);
        }
        return position;
    }

    private boolean begins(long position, boolean apart) throws IOException {
        Separator kind = Separator.of(probe.line(position, Separator.LONGEST));
        if (kind == Separator.NONE) {
            return false;
        }
        long field = fields(position);
        String following = probe.line(field, Separator.LONGEST);
        if (following.isBlank() && kind == Separator.CERTAIN) {
            return apart && Separator.isKnownField(probe.line(probe.lineEnd(field), Separator.LONGEST));
        }
        return kind.begins(apart, following, probe.line(probe.lineEnd(field), Separator.LONGEST));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Walks through the lines of a message. */
    private final class Lines {
        private long start;
        private long position;
        private long body = -1;
        private int fields;
        private boolean apart;
        private long length = -1;

        private Lines(long start) {
            this.start = start;
            this.position = start;
        }

        private boolean isSeparator() throws IOException {
            return fields > 0
                    && window.starts(position, "From")
                    && window.at(position + 4) != ':'
                    && begins(position, apart);
        }

        private void advance() throws IOException {
            long end = window.lineEnd(position);
            apart = end - position < 200 && isBlank(position, end);
            if (body < 0) {
                readHeaderLine(end);
            }
            if (position < end) {
                position = end;
            }
        }

        private void readHeaderLine(long end) throws IOException {
            boolean empty = apart && window.at(position) != ' ' && window.at(position) != '\t';
            if (!empty) {
                fields++;
                readLength();
            } else if (fields == 0 && Separator.isKnownField(probe.line(end, Separator.LONGEST))) {
                start = end;
            } else {
                fields++;
                body = end;
                skipBody();
            }
        }

        private void readLength() throws IOException {
            int first = window.at(position);
            if (first == 'C' || first == 'c') {
                String line = window.line(position, 60);
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    String digits = line.substring(15).strip();
                    length = digits.matches("\\d{1,15}") ? Long.parseLong(digits) : -1;
                }
            }
        }

        /** Skips the body of a message with a length (mboxcl) that leads to a separator or to the end of the file. */
        private void skipBody() throws IOException {
            long target = body + length;
            if (!mailbox || length <= 0 || target > window.size()) {
                return;
            }
            for (int i = 0; i < 2 && (probe.at(target) == '\r' || probe.at(target) == '\n'); i++) {
                target = probe.lineEnd(target);
            }
            if (target >= window.size() || (probe.starts(target, "From ") && begins(target, true))) {
                apart = true;
                position = target;
            }
        }

        private MessageExtent extent(int number) {
            long end = Math.min(position, limit);
            return new MessageExtent(number, start, body < 0 ? end : Math.min(body, end), end);
        }
    }
}
