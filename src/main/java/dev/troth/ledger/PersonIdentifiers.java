package dev.troth.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All names, addresses and numbers that facts have ever said of a person: people marry, and change their numbers. */
final class PersonIdentifiers {
    private static final List<String> FIELDS = List.of("name", "email", "phone");

    private final BodyCodec codec;
    private final String person;
    private final Set<String> texts;

    /** Refs of the facts that describe the person, which amendments refer to. */
    private final Set<String> describing = new HashSet<>();

    PersonIdentifiers(BodyCodec codec, String person, List<String> present) {
        this.codec = codec;
        this.person = person;
        this.texts = new LinkedHashSet<>(present);
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    /** Reads a fact; a fact is read before its amendments. */
    void collect(Fact fact) {
        ObjectNode body = codec.tree(fact.body());
        boolean amends = fact.body() instanceof Correction.Amended amended && describing.contains(amended.fact());
        if (search(body, amends)) {
            describing.add(fact.ref());
        }
    }

    /**
     * Searches for objects that describe the person.
     *
     * @param amends whether a person without a ref is this one
     */
    private boolean search(JsonNode node, boolean amends) {
        boolean found = false;
        for (JsonNode inner : node) {
            found |= search(inner, false);
        }
        JsonNode amended = node.path("fields").path("person");
        if (person.equals(node.path("ref").asText(""))) {
            found |= add(node);
        }
        if (amends && amended.isObject()) {
            found |= add(amended);
        }
        return found;
    }

    private boolean add(JsonNode person) {
        boolean added = false;
        for (String field : FIELDS) {
            String text = person.path(field).asText("");
            if (!text.isBlank()) {
                texts.add(text);
                added = true;
            }
        }
        return added;
    }
}
