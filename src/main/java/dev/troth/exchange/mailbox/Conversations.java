package dev.troth.exchange.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.contact.TouchpointFactFactory;
import dev.troth.exchange.mailbox.ReplyDirectory.Awaiting;
import dev.troth.exchange.mailbox.ReplyDirectory.Reply;
import dev.troth.exchange.mailbox.ThreadIndex.Sent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds which messages answer which, whatever the order in which they are imported: within the file, in the ledger, and
 * among the imported replies that await a message of the file.
 */
final class Conversations {
    /** Maximum number of messages that a reply awaits. */
    private static final int AWAITED = 5;

    private final ThreadIndex index = new ThreadIndex();
    private final ParentDirectory ledger;
    private final ReplyDirectory replies;
    private final boolean amends;

    private Map<String, Sent> earlier = Map.of();
    private Map<String, List<Reply>> waiting = Map.of();
    private final List<Awaiting> awaiting = new ArrayList<>();

    /** @param amends whether replies that are stored may change */
    Conversations(ParentDirectory ledger, ReplyDirectory replies, boolean amends) {
        this.ledger = ledger;
        this.replies = replies;
        this.amends = amends;
    }

    /** Adds a message of the file. */
    void add(Reading.Contact contact) {
        contact.accounts().keySet().forEach(account -> index.add(ref(contact.id(), account), sent(contact)));
    }

    /** Returns the ref of a message for an account. */
    static String ref(String id, String account) {
        return TouchpointFactFactory.ref("mail:" + id + ":" + account);
    }

    private static Sent sent(Reading.Contact contact) {
        return new Sent(contact.at().truncatedTo(ChronoUnit.MILLIS), contact.outbound());
    }

    /** Returns whether another message of the file, with another date or direction, has the same id. */
    boolean isReused(Reading.Contact contact, String account) {
        Sent first = index.find(ref(contact.id(), account));
        return first != null && !first.equals(sent(contact));
    }

    /** Returns whether a message was taken for an account. */
    boolean isTaken(Reading.Contact contact, String account) {
        return index.isTaken(ref(contact.id(), account));
    }

    /** Marks a message as taken. */
    void take(Reading.Contact contact) {
        contact.accounts().keySet().forEach(account -> index.take(ref(contact.id(), account)));
    }

    /** Reads what the ledger has about some messages, before the next calls for them. */
    void prepare(List<Reading.Contact> window) {
        Set<String> refs = new LinkedHashSet<>();
        window.forEach(contact -> contact.accounts().keySet().forEach(account -> refs.add(ref(contact.id(), account))));
        List<Reply> found = amends && !refs.isEmpty() ? replies.awaiting(refs) : List.of();
        waiting = found.stream().collect(Collectors.groupingBy(Reply::parent));
        Set<String> unknown = unknownParents(window);
        found.stream().map(Reply::nearer).flatMap(Collection::stream).forEach(unknown::add);
        earlier = ledger.find(unknown);
    }

    private Set<String> unknownParents(List<Reading.Contact> window) {
        Set<String> refs = new LinkedHashSet<>();
        for (Reading.Contact contact : window) {
            for (String account : contact.accounts().keySet()) {
                for (String parent : contact.parents()) {
                    String ref = ref(parent, account);
                    if (index.find(ref) != null) {
                        break;
                    }
                    refs.add(ref);
                }
            }
        }
        return refs;
    }

    /** Completes the fact of a message, if it is an answer. */
    void complete(ObjectNode fact, Reading.Contact contact, String account) {
        List<String> unknown = new ArrayList<>();
        Sent parent = null;
        for (String id : contact.parents()) {
            String ref = ref(id, account);
            if (!id.equals(contact.id())) {
                parent = known(ref);
                if (parent != null) {
                    break;
                }
                unknown.add(ref);
            }
        }
        if (!unknown.isEmpty()) {
            List<String> nearest = List.copyOf(unknown.subList(0, Math.min(unknown.size(), AWAITED)));
            awaiting.add(new Awaiting(ref(contact.id(), account), nearest));
        }
        if (parent != null && sent(contact).answers(parent)) {
            TouchpointFactFactory.answered(fact, contact.outbound(), Duration.between(parent.at(), contact.at()));
        }
    }

    private @Nullable Sent known(String ref) {
        Sent found = index.find(ref);
        return found == null ? earlier.get(ref) : found;
    }

    /**
     * Returns the facts that change the stored replies to a message, for which it was missing. A reply that the file has,
     * too, is changed by its own entry.
     */
    List<ObjectNode> answered(Reading.Contact contact, String account) {
        List<ObjectNode> facts = new ArrayList<>();
        for (Reply reply : waiting.getOrDefault(ref(contact.id(), account), List.of())) {
            boolean nearest = reply.nearer().stream().allMatch(ref -> known(ref) == null);
            if (nearest && index.find(reply.ref()) == null && reply.answers(sent(contact))) {
                Duration wait = Duration.between(contact.at(), reply.at()).truncatedTo(ChronoUnit.SECONDS);
                if (!reply.mutual() || (reply.outbound() && !wait.equals(reply.responseTime()))) {
                    facts.add(fact(reply, wait));
                }
            }
        }
        return facts;
    }

    /** Has only what identifies the reply, and what changes: fields that a fact does not have stay as they are. */
    private static ObjectNode fact(Reply reply, Duration wait) {
        ObjectNode fact = TouchpointFactFactory.basic(
                reply.ref(), reply.account(), reply.at(), reply.channel(), reply.outbound(), MailboxImport.SOURCE);
        TouchpointFactFactory.answered(fact, reply.outbound(), wait);
        return fact;
    }

    /** Stores which messages the replies await that were completed since the last call. */
    void store() {
        if (!awaiting.isEmpty()) {
            replies.await(awaiting);
            awaiting.clear();
        }
    }
}
