package dev.troth.exchange.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8, and each byte that is not valid in it in another character set. So one broken character of a text does
 * not change the others.
 */
public final class MendedUtf8 extends Reader {
    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final Charset fallback;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private long valid;
    private long invalid;

    /** @param fallback character set with one byte per character */
    public MendedUtf8(InputStream in, Charset fallback) {
        this.in = in;
        this.fallback = fallback;
    }

    /** Returns the number of bytes up to now that are not valid in UTF-8. */
    public long invalid() {
        return invalid;
    }

    /**
     * Returns whether the text up to now is in UTF-8, apart from single bytes: more of its characters outside of ASCII are
     * valid than not.
     */
    public boolean isMostlyUtf8() {
        return invalid == 0 || valid > invalid;
    }

    /** Reads up to the end. */
    public String readAll() throws IOException {
        StringBuilder all = new StringBuilder();
        while (fill()) {
            all.append(chars);
            chars.position(chars.limit());
        }
        return all.toString();
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chars.remaining());
        chars.get(into, offset, count);
        return count;
    }

    /** Decodes until there are characters; returns whether there are. */
    private boolean fill() throws IOException {
        while (!chars.hasRemaining()) {
            if (ended && !bytes.hasRemaining()) {
                return false;
            }
            readBytes();
            chars.clear();
            CoderResult result = decoder.decode(bytes, chars, ended);
            countValid();
            if (result.isError()) {
                mend(result.length());
            }
            chars.flip();
        }
        return true;
    }

    private void readBytes() throws IOException {
        bytes.compact();
        if (!ended && bytes.hasRemaining()) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(count, 0));
        }
        bytes.flip();
    }

    private void countValid() {
        for (int i = 0; i < chars.position(); i++) {
            if (chars.get(i) > 0x7F) {
                valid++;
            }
        }
    }

    /** The buffer has room: the decoder stopped at an error, before it was full, or the bytes follow in the next round. */
    private void mend(int length) {
        invalid += length;
        ByteBuffer broken = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        CharBuffer decoded = fallback.decode(broken);
        if (decoded.remaining() <= chars.remaining()) {
            chars.put(decoded);
        } else {
            bytes.position(bytes.position() - length);
            invalid -= length;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
