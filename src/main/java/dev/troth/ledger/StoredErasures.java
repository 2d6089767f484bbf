package dev.troth.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The erasures that apply to facts that arrive later. */
final class StoredErasures {
    private final String salt;
    private final List<FactStore.Erasure> all;
    private final Map<String, TextPseudonymizer> byAccount = new HashMap<>();

    StoredErasures(String salt, List<FactStore.Erasure> all) {
        this.salt = salt;
        this.all = all;
    }

    /**
     * Returns the eraser for a fact: for the people whom its account knew, and the one whom it brings.
     *
     * @param account ref of its account; null for facts without one, to which all erasures apply
     */
    TextPseudonymizer of(@Nullable String account, ObjectNode body) {
        List<FactStore.Erasure> brought = brought(account, body.path("person"));
        if (brought.isEmpty()) {
            return byAccount.computeIfAbsent(
                    account == null ? "" : account, any -> TextPseudonymizer.ofAll(salt, known(account)));
        }
        List<FactStore.Erasure> both = new ArrayList<>(known(account));
        both.addAll(brought);
        return TextPseudonymizer.ofAll(salt, both);
    }

    private List<FactStore.Erasure> known(@Nullable String account) {
        return all.stream().filter(one -> isKnown(one, account)).toList();
    }

    private static boolean isKnown(FactStore.Erasure erasure, @Nullable String account) {
        return account == null || erasure.accounts().contains(account);
    }

    /** The same ref, or the same name with the same address or number, is the same person in any account. */
    private List<FactStore.Erasure> brought(@Nullable String account, JsonNode person) {
        if (!person.isObject()) {
            return List.of();
        }
        String ref = TextPseudonymizer.hash(salt, person.path("ref").asText(""));
        Set<String> name = TextPseudonymizer.hashes(salt, person.path("name").asText(""));
        Set<String> contacts = new HashSet<>(
                TextPseudonymizer.hashes(salt, person.path("email").asText("")));
        contacts.addAll(TextPseudonymizer.hashes(salt, person.path("phone").asText("")));
        return all.stream()
                .filter(one -> !isKnown(one, account))
                .filter(one -> one.person().equals(ref)
                        || (!Collections.disjoint(one.hashes(), contacts) && !Collections.disjoint(one.hashes(), name)))
                .toList();
    }
}
