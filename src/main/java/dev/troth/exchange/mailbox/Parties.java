package dev.troth.exchange.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Addresses of a message in their normal form.
 *
 * @param authors addresses of From, or of Sender if From has none
 * @param originals addresses that a mailing list or a form replaced as the author
 * @param recipients addresses of To, Cc, Bcc and Resent-To
 * @param delivered addresses that mail servers delivered the message to
 * @param lists addresses in the domains of the mailing lists that sent the message
 */
record Parties(
        List<String> authors,
        List<String> originals,
        List<String> recipients,
        List<String> delivered,
        List<String> lists) {
    private static final Pattern FOR = Pattern.compile("(?<!\\w)for\\s{1,9}<?([^\\s<>;,]{1,200}@[^\\s<>;,]{1,200})");

    static Parties of(HeaderSection headers, MailCharset charsets) {
        List<String> from = in(headers, charsets, "from");
        return new Parties(
                from.isEmpty() ? in(headers, charsets, "sender") : from,
                in(headers, charsets, "x-original-from", "x-original-sender", "reply-to"),
                in(headers, charsets, "to", "cc", "bcc", "resent-to", "resent-cc", "resent-bcc", "apparently-to"),
                delivered(headers, charsets),
                lists(headers, charsets));
    }

    private static List<String> in(HeaderSection headers, MailCharset charsets, String... names) {
        return AddressParser.addresses(
                Stream.of(names).flatMap(name -> headers.all(name).stream()).toList(), charsets);
    }

    private static List<String> delivered(HeaderSection headers, MailCharset charsets) {
        List<String> delivered = new ArrayList<>(in(
                headers,
                charsets,
                "delivered-to",
                "x-original-to",
                "x-delivered-to",
                "envelope-to",
                "x-envelope-to",
                "x-forwarded-to",
                "x-rcpt-to",
                "x-gm-original-to"));
        for (String received : headers.all("received")) {
            Matcher matcher = FOR.matcher(received);
            while (matcher.find()) {
                delivered.addAll(AddressParser.addresses(List.of(matcher.group(1)), charsets));
            }
        }
        return delivered;
    }

    private static List<String> lists(HeaderSection headers, MailCharset charsets) {
        List<String> lists = new ArrayList<>(in(headers, charsets, "list-post"));
        for (String id : headers.all("list-id")) {
            int start = id.lastIndexOf('<');
            String name = start < 0 ? id : id.substring(start + 1);
            lists.addAll(AddressParser.addresses(
                    List.of("list@" + name.replace(">", "").strip()), charsets));
        }
        return lists;
    }

    /** Returns all addresses. */
    List<String> all() {
        return Stream.of(authors, originals, recipients, delivered, lists)
                .flatMap(List::stream)
                .toList();
    }
}
