package dev.troth.exchange.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.contact.AddressBook;
import dev.troth.exchange.contact.AddressLookup;
import dev.troth.exchange.contact.TouchpointFactFactory;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.mboxiterator.CharBufferWrapper;
import org.apache.james.mime4j.mboxiterator.FromLinePatterns;
import org.apache.james.mime4j.mboxiterator.MboxIterator;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Reads mailboxes: every message between an own address and people of an account becomes a touchpoint. Response times
 * are computed from the reply headers. Message bodies are not stored unless the sender of the file requests it.
 */
@ApplicationScoped
class MailboxReader implements FactReader {
    /** Maximum number of messages in memory, to find the message that a later one replies to. */
    private static final int REMEMBERED = 200_000;

    private static final int LARGEST = 64 << 20;

    private final AddressBook addressBook;

    MailboxReader(AddressBook addressBook) {
        this.addressBook = addressBook;
    }

    @Override
    public FileFormat format() {
        return FileFormat.MAILBOX;
    }

    @Override
    public void check(ObjectNode options) {
        AddressBook.ours(options);
    }

    /** A message that later ones may reply to. */
    private record Sent(Instant at, boolean outbound) {}

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        AddressLookup lookup = addressBook.lookup(AddressBook.ours(options));
        boolean body = options.path("body").asBoolean();
        Map<String, Sent> sent = new LinkedHashMap<>();
        Path copy = Files.createTempFile("troth-mailbox", null);
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            if (!isMailbox(copy)) {
                read(1, Files.readAllBytes(copy), lookup, body, sent, sink);
                return;
            }
            int number = 0;
            try (MboxIterator messages = MboxIterator.fromFile(copy)
                    .charset(StandardCharsets.ISO_8859_1)
                    .fromLine(FromLinePatterns.DEFAULT2)
                    .maxMessageSize(LARGEST)
                    .build()) {
                for (CharBufferWrapper message : messages) {
                    byte[] bytes = message.toString().getBytes(StandardCharsets.ISO_8859_1);
                    read(++number, bytes, lookup, body, sent, sink);
                }
            }
        } catch (IllegalArgumentException e) {
            sink.refused(
                    1,
                    null,
                    new Problem(
                            ProblemCode.MALFORMED, "Invalid mbox syntax. The rest of the file was not read.", null));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static boolean isMailbox(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("From ");
        }
    }

    private static void read(
            int number, byte[] bytes, AddressLookup lookup, boolean body, Map<String, Sent> sent, EntrySink sink) {
        try {
            DefaultMessageBuilder builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
            Message message = builder.parseMessage(new ByteArrayInputStream(bytes));
            List<ObjectNode> facts = facts(message, lookup, body, sent);
            if (facts.isEmpty()) {
                sink.skipped(number, message.getSubject(), SkipReason.NO_CUSTOMER);
            } else {
                sink.facts(number, headers(bytes), facts);
            }
        } catch (IOException | MimeException | IllegalArgumentException e) {
            sink.refused(
                    number, headers(bytes), new Problem(ProblemCode.MALFORMED, "The message cannot be parsed.", null));
        }
    }

    private static List<ObjectNode> facts(Message message, AddressLookup lookup, boolean body, Map<String, Sent> sent)
            throws IOException, MimeException {
        String from = message.getFrom() == null || message.getFrom().isEmpty()
                ? ""
                : message.getFrom().getFirst().getAddress();
        if (from.isEmpty() || message.getDate() == null) {
            throw new MimeException("The message has no sender or no date.");
        }
        Instant at = message.getDate().toInstant();
        boolean outbound = lookup.isOurs(from);
        String id = plain(message.getMessageId());
        Sent answered = answered(message.getHeader(), sent);
        remember(sent, id, new Sent(at, outbound));
        Set<String> others = new LinkedHashSet<>(Set.of(from.toLowerCase(Locale.ROOT)));
        addresses(message.getTo(), others);
        addresses(message.getCc(), others);
        List<ObjectNode> facts = new ArrayList<>();
        lookup.accounts(others).forEach((account, participants) -> {
            ObjectNode fact = TouchpointFactFactory.fact(
                    "mail:" + (id.isEmpty() ? from + ":" + at : id),
                    account,
                    at,
                    "EMAIL",
                    outbound,
                    participants,
                    message.getSubject(),
                    "mailbox");
            if (answered != null && answered.outbound != outbound && !answered.at.isAfter(at)) {
                if (outbound) {
                    TouchpointFactFactory.answeredAfter(fact, Duration.between(answered.at, at));
                } else {
                    fact.put("mutual", true);
                }
            }
            facts.add(fact);
        });
        if (body && message.getBody() instanceof TextBody text) {
            String words = new String(text.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            facts.forEach(fact -> fact.put("note", words.replace("\0", "").strip()));
        }
        return facts;
    }

    private static @Nullable Sent answered(Header header, Map<String, Sent> sent) {
        List<String> named = new ArrayList<>();
        for (String name : List.of("References", "In-Reply-To")) {
            Field field = header.getField(name);
            if (field != null) {
                named.addAll(List.of(field.getBody().strip().split("\\s+")));
            }
        }
        for (String id : named.reversed()) {
            Sent found = sent.get(plain(id));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void remember(Map<String, Sent> sent, String id, Sent message) {
        if (!id.isEmpty()) {
            sent.put(id, message);
            if (sent.size() > REMEMBERED) {
                sent.remove(sent.keySet().iterator().next());
            }
        }
    }

    private static void addresses(@Nullable AddressList list, Set<String> into) {
        if (list != null) {
            for (Mailbox mailbox : list.flatten()) {
                into.add(mailbox.getAddress().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String plain(@Nullable String id) {
        return id == null ? "" : id.strip().replaceAll("^<|>$", "");
    }

    /** Returns the headers only; error reports do not contain the body of a message. */
    private static String headers(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        int end = text.indexOf("\n\n") >= 0 ? text.indexOf("\n\n") : text.indexOf("\r\n\r\n");
        return end < 0 ? text.substring(0, Math.min(text.length(), 4000)) : text.substring(0, end);
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        StringBuilder mailbox = new StringBuilder();
        for (EntryError error : errors) {
            if (error.entry() != null) {
                mailbox.append("From troth Thu Jan  1 00:00:00 1970\nX-Troth-Error: ")
                        .append(error.code())
                        .append(' ')
                        .append(error.message().replaceAll("\\s+", " "))
                        .append('\n')
                        .append(error.entry())
                        .append("\n\n");
            }
        }
        return mailbox.toString();
    }
}
