package dev.troth.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Content of facts, by which duplicates are recognized: everything but the ref, the type and the time of recording. */
@ApplicationScoped
class FactContent {
    private final BodyCodec bodies;

    FactContent(BodyCodec bodies) {
        this.bodies = bodies;
    }

    /** Digest of the content of a draft: equal for the same fact, regardless of its spelling. */
    byte[] digest(FactDraft draft) {
        return digest(draft, bodies.write(draft.body()));
    }

    /** @param body body of the draft, as JSON */
    byte[] digest(FactDraft draft, String body) {
        ObjectNode frame = JsonNodeFactory.instance.objectNode();
        FactCodec.putIfPresent(frame, "account", draft.account());
        frame.put("at", draft.at().toString());
        FactCodec.putIfPresent(frame, "by", draft.by());
        FactCodec.putIfPresent(frame, "source", draft.source());
        FactCodec.putIfPresent(frame, "note", draft.note());
        String open = bodies.json(frame);
        String content = open.substring(0, open.length() - 1) + ",\"body\":" + body + "}";
        return Arrays.copyOf(Sha256.of(content), 16);
    }

    /** Returns the names of the fields in which a fact of the ledger and a draft of the same name differ. */
    Set<String> differences(Fact known, FactDraft draft) {
        return differences(fields(known.body(), known.at(), known.account()), draft);
    }

    /** Returns the names of the fields in which two drafts of the same name differ. */
    Set<String> differences(FactDraft twin, FactDraft draft) {
        return differences(fields(twin.body(), twin.at(), twin.account()), draft);
    }

    private Set<String> differences(ObjectNode there, FactDraft draft) {
        ObjectNode here = fields(draft.body(), draft.at(), draft.account());
        Set<String> names = new TreeSet<>();
        there.fieldNames().forEachRemaining(names::add);
        here.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> there.path(name).equals(here.path(name)));
        return names.isEmpty() ? Set.of("by, source or note") : names;
    }

    private ObjectNode fields(FactBody body, Instant at, @Nullable String account) {
        ObjectNode fields = bodies.tree(body);
        FactCodec.putIfPresent(fields.put("at", at.toString()), "account", account);
        return fields;
    }
}
