package dev.troth.exchange.mailbox;

import java.util.Arrays;

/** Lines of bodies that begin with "From " are quoted in mailboxes by ">" (mboxo, mboxrd). */
final class Quoting {
    private Quoting() {}

    /** Returns the text without one ">" of each line that begins with ">From ", ">>From " and so on. */
    static byte[] undone(byte[] text) {
        byte[] undone = new byte[text.length];
        int length = 0;
        boolean lineStart = true;
        for (int i = 0; i < text.length; i++) {
            boolean quoted = lineStart && text[i] == '>' && isQuoted(text, i);
            lineStart = text[i] == '\n';
            if (!quoted) {
                undone[length++] = text[i];
            }
        }
        return length == text.length ? text : Arrays.copyOf(undone, length);
    }

    private static boolean isQuoted(byte[] text, int start) {
        int i = start;
        while (i < text.length && text[i] == '>') {
            i++;
        }
        return i + 4 < text.length
                && text[i] == 'F'
                && text[i + 1] == 'r'
                && text[i + 2] == 'o'
                && text[i + 3] == 'm'
                && text[i + 4] == ' ';
    }
}
