package dev.troth.exchange.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads a file at any position through a buffer. */
final class FileWindow {
    private final FileChannel file;
    private final long size;
    private final byte[] buffer;
    private long base;
    private int filled;

    FileWindow(FileChannel file, int length) throws IOException {
        this.file = file;
        this.size = file.size();
        this.buffer = new byte[length];
    }

    long size() {
        return size;
    }

    /** Returns the byte at a position; -1 after the end of the file. */
    int at(long position) throws IOException {
        return has(position) ? buffer[(int) (position - base)] & 0xFF : -1;
    }

    private boolean has(long position) throws IOException {
        if (position < base || position >= base + filled) {
            if (position >= size) {
                return false;
            }
            base = position;
            filled = read(file, position, buffer, buffer.length);
        }
        return position < base + filled;
    }

    /** Returns the position after the line feed of the line that a position is in, or the end of the file. */
    long lineEnd(long from) throws IOException {
        long position = from;
        while (has(position)) {
            for (int i = (int) (position - base); i < filled; i++) {
                if (buffer[i] == '\n') {
                    return base + i + 1;
                }
            }
            position = base + filled;
        }
        return size;
    }

    /** Returns the line at a position without its line end, one character per byte, shortened to a length. */
    String line(long from, int longest) throws IOException {
        StringBuilder line = new StringBuilder();
        for (long position = from; line.length() < longest; position++) {
            int one = at(position);
            if (one < 0 || one == '\n') {
                break;
            }
            line.append((char) one);
        }
        while (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /** Returns whether the file has a text of ASCII characters at a position. */
    boolean starts(long position, String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (at(position + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the bytes from a position up to another one, at most a number of them. */
    byte[] bytes(long from, long to, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.clamp(Math.min(to, size) - from, 0, most)];
        int count = read(file, from, bytes, bytes.length);
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    private static int read(FileChannel file, long position, byte[] into, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(into, 0, length);
        while (target.hasRemaining() && file.read(target, position + target.position()) >= 0) {
            // A read may return less than was asked for.
        }
        return target.position();
    }
}
