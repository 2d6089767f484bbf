package dev.troth.exchange.mailbox;

import dev.troth.platform.common.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of messages, and of those that they answer (RFC 5322, section 3.6.4). */
final class MessageIds {
    /** Maximum number of earlier messages of a thread to look for. */
    private static final int PARENTS = 20;

    private static final int KEY_BYTES = 16;

    private static final Pattern BRACKETED = Pattern.compile("<([^<>]{1,2000})>");

    private MessageIds() {}

    /** Returns the id of a message; without a Message-ID, a key made of what identifies it. */
    static String id(HeaderSection headers, String author, Instant at) {
        List<String> ids = ids(headers.all("message-id"));
        if (!ids.isEmpty()) {
            return ids.getFirst();
        }
        // A hash: the key is kept when the person is erased, so it must not contain the address.
        String text =
                String.join("\n", author, at.toString(), headers.text("subject"), String.join("\n", headers.all("to")));
        return HexFormat.of().formatHex(Sha256.of(text), 0, KEY_BYTES);
    }

    /** Returns the ids of the messages that a message may answer: those of In-Reply-To, then References from its end. */
    static List<String> parents(HeaderSection headers) {
        Set<String> parents =
                new LinkedHashSet<>(ids(headers.all("in-reply-to")).reversed());
        parents.addAll(ids(headers.all("references")).reversed());
        return parents.stream().limit(PARENTS).toList();
    }

    private static List<String> ids(List<String> values) {
        List<String> ids = new ArrayList<>();
        for (String value : values) {
            Matcher bracketed = BRACKETED.matcher(value);
            boolean found = false;
            while (bracketed.find()) {
                found = true;
                add(bracketed.group(1), ids);
            }
            if (!found && value.indexOf('<') < 0) {
                for (String word : value.split("\\s+", -1)) {
                    if (word.contains("@") || (ids.isEmpty() && !value.contains(" "))) {
                        add(word, ids);
                    }
                }
            }
        }
        return ids;
    }

    private static void add(String written, List<String> ids) {
        String id = written.replaceAll("[\\s\\p{Cntrl}]+", "");
        if (!id.isEmpty()) {
            ids.add(id);
        }
    }
}
