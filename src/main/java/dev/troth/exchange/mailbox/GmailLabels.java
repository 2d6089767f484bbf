package dev.troth.exchange.mailbox;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Labels of a message in an export of Gmail, separated by commas; a label with a comma has quotes. */
final class GmailLabels {
    private GmailLabels() {}

    /** Returns the labels in lower case. */
    static Set<String> of(String header) {
        Set<String> labels = new HashSet<>();
        StringBuilder label = new StringBuilder();
        boolean quoted = false;
        for (char c : (header + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                add(label.toString(), labels);
                label.setLength(0);
            } else {
                label.append(c);
            }
        }
        add(label.toString(), labels);
        return labels;
    }

    private static void add(String label, Set<String> labels) {
        String name = Normalizer.normalize(label, Normalizer.Form.NFC)
                .replaceFirst("(?i)^\\[(?:gmail|google mail)\\]/", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
            labels.add(name);
        }
    }
}
