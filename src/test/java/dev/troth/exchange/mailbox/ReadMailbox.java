package dev.troth.exchange.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.contact.KnownContacts;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the import finds in a mailbox, without a database. We are troth.example; each account has the domain
 * "account.example" and the stakeholder Ann.
 */
final class ReadMailbox implements EntrySink {
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    final List<String> reports = new ArrayList<>();
    final List<ObjectNode> facts = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<@Nullable String> entries = new ArrayList<>();
    final Set<String> notices = new LinkedHashSet<>();
    final List<Collection<String>> asked = new ArrayList<>();
    final List<ReplyDirectory.Awaiting> awaited = new ArrayList<>();
    int checks;

    static ReadMailbox of(String mailbox, String... accounts) {
        return of(mailbox.getBytes(StandardCharsets.UTF_8), false, accounts);
    }

    static ReadMailbox withBodies(byte[] mailbox, String... accounts) {
        return of(mailbox, true, accounts);
    }

    static ReadMailbox of(byte[] mailbox, boolean body, String... accounts) {
        return of(mailbox, body, Map.of(), accounts);
    }

    static ReadMailbox of(byte[] mailbox, boolean body, Map<String, ThreadIndex.Sent> ledger, String... accounts) {
        return of(mailbox, body, ledger, List.of(), accounts);
    }

    static ReadMailbox of(
            byte[] mailbox,
            boolean body,
            Map<String, ThreadIndex.Sent> ledger,
            List<ReplyDirectory.Reply> replies,
            String... accounts) {
        ReadMailbox read = new ReadMailbox();
        var settings = new MailboxImport.Settings(NOW, ZoneOffset.UTC, MailCharset.WINDOWS_1252, body);
        try {
            Path file = Files.createTempFile("mailbox", null);
            try {
                Files.write(file, mailbox);
                new MailboxImport(
                                file,
                                settings,
                                KnownContacts.lookup(Set.of("troth.example"), accounts),
                                new Conversations(refs -> read.known(ledger, refs), read.replies(replies), true),
                                read)
                        .run();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private Map<String, ThreadIndex.Sent> known(Map<String, ThreadIndex.Sent> ledger, Collection<String> refs) {
        asked.add(refs);
        Map<String, ThreadIndex.Sent> found = new HashMap<>(ledger);
        found.keySet().retainAll(refs);
        return found;
    }

    private ReplyDirectory replies(List<ReplyDirectory.Reply> stored) {
        return new ReplyDirectory() {
            @Override
            public void await(List<Awaiting> replies) {
                awaited.addAll(replies);
            }

            @Override
            public List<Reply> awaiting(Collection<String> parents) {
                return stored.stream()
                        .filter(reply -> parents.contains(reply.parent()))
                        .toList();
            }
        };
    }

    /** Returns the field of each fact in the order of the file; "-" for facts without it. */
    List<String> all(String field) {
        return facts.stream().map(fact -> fact.path(field).asText("-")).toList();
    }

    @Override
    public void facts(int number, @Nullable String entry, List<ObjectNode> made) {
        made.forEach(fact -> reports.add(number + " " + fact.path("direction").asText()));
        facts.addAll(made);
        entries.add(entry);
    }

    @Override
    public void refused(int number, @Nullable String entry, Problem problem) {
        reports.add(number + " " + problem.code());
        problems.add(problem);
        entries.add(entry);
    }

    @Override
    public void skipped(int number, @Nullable String label, SkipReason reason) {
        reports.add(number + " " + reason);
    }

    @Override
    public void partsSkipped(int number, @Nullable String label, SkipReason reason, int parts) {
        throw new AssertionError("A message has no parts.");
    }

    @Override
    public void notice(String sentence) {
        notices.add(sentence);
    }

    @Override
    public void state(JsonNode state) {
        throw new AssertionError("A mailbox has no state.");
    }

    @Override
    public void checkCancelled() {
        checks++;
    }
}
