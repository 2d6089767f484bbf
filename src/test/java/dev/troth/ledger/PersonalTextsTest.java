package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.testing.FactFixtures;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Text fields of fact bodies are either marked as personal or exempt for a reason, so that none is forgotten. */
class PersonalTextsTest {
    private static final FactTypeRegistry TYPES = new FactTypeRegistry(FactFixtures.vocabularies());

    /** Keys: refs of things, of people or of members of ours, which must stay what they are. */
    private static final Set<String> KEYS = Set.of(
            "acknowledgedBy",
            "agreedBy",
            "agreedWith",
            "answers",
            "askedOf",
            "audience",
            "availability",
            "backup",
            "backupOwner",
            "by",
            "causedBy",
            "coach",
            "coaching",
            "commitment",
            "confirmedBy",
            "contract",
            "delivered",
            "effort",
            "fact",
            "factType",
            "forgivenBy",
            "from",
            "goal",
            "initiative",
            "insight",
            "issue",
            "madeBy",
            "madeTo",
            "member",
            "opportunity",
            "owner",
            "parent",
            "participants",
            "playbook",
            "ref",
            "relayedBy",
            "requestedBy",
            "run",
            "setter",
            "signal",
            "stakeholder",
            "successor",
            "tie",
            "to",
            "touchpoint");

    /** Names of categories, by which lists are filtered and grouped. */
    private static final Set<String> CATEGORIES =
            Set.of("capability", "department", "domain", "domains", "horizon", "industry", "kind", "level", "tier");

    /** Identifies a person, and is removed as a whole when the person is erased. */
    private static final Set<String> REMOVED = Set.of("email", "phone", "timeZone");

    @Test
    void everyTextOfAFactBodyIsMarkedOrExempt() {
        Set<String> forgotten = new TreeSet<>();
        TYPES.all()
                .forEach(type -> PersonalTexts.each(type.body(), (record, field) -> {
                    boolean text = PersonalTexts.classes(field.getGenericType()).anyMatch(String.class::equals);
                    String name = field.getName();
                    boolean exempt = KEYS.contains(name) || CATEGORIES.contains(name) || REMOVED.contains(name);
                    if (text && exempt == field.isAnnotationPresent(PersonalText.class)) {
                        forgotten.add(record.getSimpleName() + "." + name);
                    }
                }));
        assertThat(forgotten)
                .as("text fields that are neither @PersonalText nor exempt, or both")
                .isEmpty();
    }

    @Test
    void singleWordOfAMarkedFieldIsErasedAndAKeyIsNot() throws Exception {
        ObjectNode body = (ObjectNode) new JsonMapper()
                .readTree("{\"summary\":\"Mina\",\"initiative\":\"mina\",\"agenda\":[{\"title\":\"Mina\"}]}");
        TextPseudonymizer pseudonymizer = TextPseudonymizer.of("salt", "mina", List.of("Mina"));
        FactBody touchpoint = FactFixtures.of("touchpoint t 2026-01-01 {'channel': 'CALL', 'direction': 'OUT'}")
                .getFirst()
                .body();
        pseudonymizer.erase(body, new PersonalTexts(TYPES.all()).of(touchpoint), Set.of());
        assertThat(body.toString())
                .isEqualTo("{\"summary\":\"[erased]\",\"initiative\":\"mina\",\"agenda\":[{\"title\":\"[erased]\"}]}");
    }

    @Test
    void amendmentIsErasedLikeAnyBody() {
        PersonalTexts texts = new PersonalTexts(TYPES.all());
        Set<String> amended = texts.of(new Correction.Amended(
                "t", null, new JsonMapper().createObjectNode().put("title", "x")));
        assertThat(amended).contains("title", "summary", "reason", "quote").doesNotContain("ref", "stakeholder");
    }
}
