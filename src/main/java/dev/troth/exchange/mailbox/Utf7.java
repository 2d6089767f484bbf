package dev.troth.exchange.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The character set UTF-7 (RFC 2152), which Java does not have. */
final class Utf7 {
    private Utf7() {}

    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        StringBuilder decoded = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '+') {
                decoded.append(c);
                continue;
            }
            int end = i;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            decoded.append(end == i ? String.valueOf(c) : shifted(text.substring(i, end)));
            i = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return decoded.toString();
    }

    private static String shifted(String base64) {
        String whole = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
        byte[] units = Base64.getDecoder().decode(whole);
        return new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
