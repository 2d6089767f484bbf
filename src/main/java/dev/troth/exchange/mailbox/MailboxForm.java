package dev.troth.exchange.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.SpooledFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * Forms of mailboxes whose lines the scanner would not find: UTF-16, as PowerShell writes redirected output, and carriage
 * returns alone, as programs of the classic Mac write.
 */
final class MailboxForm {
    private static final int SAMPLE = 1 << 14;

    private MailboxForm() {}

    /** Returns a copy whose lines end with line feeds and have ASCII in single bytes; the file itself if it is so. */
    static SpooledFile readable(SpooledFile sent, ObjectNode options, EntrySink sink) throws IOException {
        boolean isUtf16 = sent.charset(options).name().startsWith("UTF-16");
        if (!isUtf16) {
            return withLineFeeds(sent);
        }
        SpooledFile text = sent.inUtf8(options, sink);
        SpooledFile readable = withLineFeeds(text);
        if (readable != text) {
            text.close();
        }
        return readable;
    }

    private static SpooledFile withLineFeeds(SpooledFile text) throws IOException {
        return hasReturnsAlone(text) ? text.replacing((byte) '\r', (byte) '\n') : text;
    }

    private static boolean hasReturnsAlone(SpooledFile text) throws IOException {
        boolean returns = false;
        try (InputStream bytes = text.bytes()) {
            for (byte one : bytes.readNBytes(SAMPLE)) {
                if (one == '\n') {
                    return false;
                }
                returns |= one == '\r';
            }
        }
        return returns;
    }
}
