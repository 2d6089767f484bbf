package dev.troth.exchange.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.contact.AddressLookup;
import dev.troth.exchange.contact.TouchpointFactFactory;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.james.mime4j.MimeException;
import org.jspecify.annotations.Nullable;

/**
 * Import of one file. The file is read twice: first to know its messages, so that their order does not matter, then to
 * make facts. Messages are held in windows of some hundred, without their bodies.
 */
final class MailboxImport {
    /** Source of the facts. */
    static final String SOURCE = "mailbox";

    private static final int WINDOW = 500;
    private static final int WINDOW_BYTES = 8 << 20;
    private static final int LONGEST_HEADERS = 1 << 20;

    private final Path file;
    private final Settings settings;
    private final AddressLookup lookup;
    private final Conversations conversations;
    private final EntrySink sink;
    private final BitSet invitations = new BitSet();

    /**
     * Options of an import.
     *
     * @param now time of the import
     * @param zone zone of dates without one
     * @param charset character set of texts that are not valid in UTF-8 and do not have another one
     * @param body whether to store the texts of messages
     */
    record Settings(Instant now, ZoneId zone, Charset charset, boolean body) {}

    MailboxImport(Path file, Settings settings, AddressLookup lookup, Conversations conversations, EntrySink sink) {
        this.file = file;
        this.settings = settings;
        this.lookup = lookup;
        this.conversations = conversations;
        this.sink = sink;
    }

    void run() throws IOException {
        scan(new Tools(sentence -> {}), false);
        scan(new Tools(sink::notice), true);
    }

    /** Readers of messages, with a receiver of notices. */
    private final class Tools {
        private final MailCharset charsets;
        private final MessageReader reader;

        private Tools(Consumer<String> notices) {
            charsets = new MailCharset(settings.charset, notices);
            reader = new MessageReader(lookup, new MailDate(settings.zone, notices), settings.now, notices);
        }
    }

    /** A message without its body, or the problem of one whose headers cannot be read. */
    private record Mail(
            MessageExtent extent,
            HeaderSection headers,
            Parties parties,
            @Nullable Problem problem) {
        private String subject() {
            return headers.text("subject");
        }
    }

    /** A message and what it is for the accounts. */
    private record Read(Mail mail, Reading reading) {}

    private void scan(Tools tools, boolean report) throws IOException {
        try (MessageScanner scanner = new MessageScanner(file, sink::checkCancelled)) {
            List<Mail> window = new ArrayList<>();
            long bytes = 0;
            for (MessageExtent extent = scanner.next(); extent != null; extent = scanner.next()) {
                window.add(mail(extent, scanner.file(), tools));
                bytes += extent.body() - extent.start();
                if (window.size() >= WINDOW || bytes > WINDOW_BYTES) {
                    finish(window, scanner, tools, report);
                    bytes = 0;
                }
            }
            finish(window, scanner, tools, report);
            if (scanner.hasFurtherSeparators()) {
                sink.notice("The file does not begin with a line \"From …\", so it was read as one message, although"
                        + " other lines look like beginnings of messages.");
            }
        }
    }

    private Mail mail(MessageExtent extent, FileWindow window, Tools tools) throws IOException {
        byte[] bytes = window.bytes(extent.start(), extent.body(), LONGEST_HEADERS + 1);
        Problem problem = null;
        if (bytes.length > LONGEST_HEADERS) {
            problem = new Problem(
                    ProblemCode.TOO_LARGE,
                    "The headers of a message may have at most %d bytes.".formatted(LONGEST_HEADERS),
                    null);
        }
        try {
            HeaderSection headers = HeaderSection.of(problem == null ? bytes : new byte[0], tools.charsets);
            return new Mail(extent, headers, Parties.of(headers, tools.charsets), problem);
        } catch (RuntimeException | StackOverflowError e) {
            HeaderSection none = HeaderSection.of(new byte[0], tools.charsets);
            return new Mail(extent, none, Parties.of(none, tools.charsets), unreadable());
        }
    }

    private static Problem unreadable() {
        return new Problem(ProblemCode.MALFORMED, "The message cannot be parsed.", null);
    }

    private void finish(List<Mail> window, MessageScanner scanner, Tools tools, boolean report) throws IOException {
        sink.checkCancelled();
        Set<String> addresses = new LinkedHashSet<>();
        window.forEach(mail -> addresses.addAll(mail.parties.all()));
        lookup.prepare(addresses);
        List<Read> read = new ArrayList<>();
        for (Mail mail : window) {
            read.add(new Read(mail, reading(mail, scanner, tools, report)));
        }
        window.clear();
        if (report) {
            report(read, scanner, tools);
        } else {
            read.forEach(this::index);
        }
    }

    private Reading reading(Mail mail, MessageScanner scanner, Tools tools, boolean report) throws IOException {
        if (mail.problem != null) {
            return new Reading.Refused(mail.problem);
        }
        try {
            Reading reading = tools.reader.read(mail.headers, mail.parties);
            int number = mail.extent.number();
            if (!report && reading instanceof Reading.Contact && isInvitation(mail, scanner, tools)) {
                invitations.set(number);
            }
            return invitations.get(number) && reading instanceof Reading.Contact
                    ? new Reading.Skipped(SkipReason.AUTOMATIC)
                    : reading;
        } catch (RejectedException e) {
            return new Reading.Refused(e.problem());
        } catch (RuntimeException | StackOverflowError e) {
            return new Reading.Refused(unreadable());
        }
    }

    /** Invitations have their calendar in a part. */
    private static boolean isInvitation(Mail mail, MessageScanner scanner, Tools tools) throws IOException {
        String type = HeaderValue.of(mail.headers.first("content-type")).value();
        if (!type.startsWith("multipart/") && !type.equals("text/calendar")) {
            return false;
        }
        BodyReader.Body body = body(mail, scanner, tools);
        return body != null && body.scheduling();
    }

    private static BodyReader.@Nullable Body body(Mail mail, MessageScanner scanner, Tools tools) throws IOException {
        byte[] bytes = scanner.file().bytes(mail.extent.start(), mail.extent.end(), BodyReader.SEARCHED);
        try {
            return new BodyReader(tools.charsets).read(scanner.isMailbox() ? Quoting.undone(bytes) : bytes);
        } catch (MimeException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }

    private void index(Read read) {
        if (read.reading instanceof Reading.Contact contact) {
            conversations.add(contact);
        }
    }

    private void report(List<Read> window, MessageScanner scanner, Tools tools) throws IOException {
        conversations.prepare(window.stream()
                .map(Read::reading)
                .filter(Reading.Contact.class::isInstance)
                .map(Reading.Contact.class::cast)
                .toList());
        for (Read read : window) {
            int number = read.mail.extent.number();
            switch (read.reading) {
                case Reading.Skipped(SkipReason reason) -> sink.skipped(number, read.mail.subject(), reason);
                case Reading.Refused(Problem problem) -> sink.refused(number, entry(read.mail, scanner), problem);
                case Reading.Contact contact -> report(read.mail, contact, scanner, tools);
            }
        }
        conversations.store();
    }

    /** Returns the headers only; error reports do not contain the body of a message. */
    private static String entry(Mail mail, MessageScanner scanner) throws IOException {
        String shown = mail.headers.shown();
        if (!shown.isEmpty()) {
            return shown;
        }
        byte[] start = scanner.file().bytes(mail.extent.start(), mail.extent.body(), 1000);
        return new MailCharset(MailCharset.WINDOWS_1252, sentence -> {}).undeclared(start);
    }

    private void report(Mail mail, Reading.Contact contact, MessageScanner scanner, Tools tools) throws IOException {
        int number = mail.extent.number();
        List<ObjectNode> facts = new ArrayList<>();
        List<ObjectNode> answered = new ArrayList<>();
        for (Map.Entry<String, Set<String>> account : contact.accounts().entrySet()) {
            if (conversations.isReused(contact, account.getKey())) {
                sink.refused(number, entry(mail, scanner), reused(contact.id()));
                return;
            }
            if (!conversations.isTaken(contact, account.getKey())) {
                facts.add(fact(mail, contact, account.getKey(), account.getValue()));
                answered.addAll(conversations.answered(contact, account.getKey()));
            }
        }
        if (facts.isEmpty()) {
            sink.skipped(number, mail.subject(), SkipReason.DUPLICATE);
            return;
        }
        conversations.take(contact);
        if (settings.body) {
            BodyReader.Body body = body(mail, scanner, tools);
            String note = body == null ? "" : TouchpointFactFactory.shortened(body.text(), Require.TEXT);
            if (!note.isBlank()) {
                facts.forEach(fact -> fact.put("note", note));
            }
        }
        facts.addAll(answered);
        sink.facts(number, entry(mail, scanner), facts);
    }

    private static Problem reused(String id) {
        return new Problem(
                ProblemCode.DUPLICATE_REF,
                "Message-ID is \"%s\", which another message of this file with another date or direction has."
                        .formatted(id),
                "Message-ID");
    }

    private ObjectNode fact(Mail mail, Reading.Contact contact, String account, Set<String> participants) {
        ObjectNode fact = TouchpointFactFactory.fact(
                "mail:" + contact.id(),
                account,
                contact.at(),
                "EMAIL",
                contact.outbound(),
                participants,
                mail.subject(),
                SOURCE);
        conversations.complete(fact, contact, account);
        return fact;
    }
}
