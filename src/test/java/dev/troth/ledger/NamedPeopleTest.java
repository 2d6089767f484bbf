package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.testing.FactFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fields of fact bodies that name a person are references, so that every named person exists. */
class NamedPeopleTest {
    private static final FactTypeRegistry TYPES = new FactTypeRegistry(FactFixtures.vocabularies());
    private static final BodyCodec BODIES = new BodyCodec();
    private static final FactCodec CODEC = new FactCodec(TYPES, BODIES);

    /** Fields that name members of ours. The fact type memberChanged is about its member. */
    private static final Set<String> MEMBERS = Set.of("owner", "backupOwner", "coach", "madeBy", "member", "successor");

    /** Fields that name people of the account. */
    private static final Set<String> PEOPLE = Set.of(
            "acknowledgedBy",
            "agreedBy",
            "agreedWith",
            "askedOf",
            "audience",
            "backup",
            "causedBy",
            "confirmedBy",
            "forgivenBy",
            "from",
            "madeTo",
            "participants",
            "relayedBy",
            "requestedBy",
            "setter",
            "stakeholder",
            "to");

    /** Times of day, not people. */
    private static final Set<String> TIMES = Set.of("Available", "WorkingHours");

    /** Lines with the fields that no fact of the demo story has. */
    private static final List<String> MORE = List.of("""
            {"type":"priorityChanged","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","severity":0.2,"causedBy":"p"}""", """
            {"type":"initiative","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","name":"N","priority":0.5,"setter":"p"}""", """
            {"type":"signal","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","kind":"FLIGHT","level":0.5,"stakeholder":"p"}""", """
            {"type":"issueRaised","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","severity":0.5,"stakeholder":"p"}""", """
            {"type":"insight","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","kind":"QUESTION","text":"Why?","askedOf":"p","stakeholder":"q"}""", """
            {"type":"feedback","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","direction":"IN","kind":"COMMENT","relayedBy":"p","stakeholder":"q"}""", """
            {"type":"experience","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","good":true,"participants":["p"]}""", """
            {"type":"commitmentProgressed","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","commitment":"c","audience":["p"]}""", """
            {"type":"messageReceived","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","touchpoint":"t","kind":"READ","stakeholder":"p"}""", """
            {"type":"valueConfirmed","ref":"x","account":"a","at":"2026-01-01T00:00:00Z","initiative":"i","delivered":"v","confirmedBy":"p"}""", """
            {"type":"availability","ref":"x","at":"2026-01-01T00:00:00Z","member":"m","days":["MONDAY"],"from":"09:00","to":"10:00","timeZone":"UTC"}""");

    @Test
    void everyFieldThatNamesAMemberIsMarked() {
        Set<String> wrong = new TreeSet<>();
        TYPES.all()
                .forEach(type -> PersonalTexts.each(type.body(), (record, field) -> {
                    boolean about = type.name().equals("memberChanged")
                            && field.getName().equals("member");
                    // The successor of a stakeholder is a stakeholder, that of a member is a member.
                    boolean person = type.name().equals("stakeholderLeft");
                    boolean named = MEMBERS.contains(field.getName()) && !about && !person;
                    boolean end = record.getSimpleName().equals("Tied")
                            && Set.of("from", "to").contains(field.getName());
                    if (field.isAnnotationPresent(MemberRef.class) != (named || end)) {
                        wrong.add(record.getSimpleName() + "." + field.getName());
                    }
                }));
        assertThat(wrong)
                .as("fields that name a member without @MemberRef, or the reverse")
                .isEmpty();
    }

    @Test
    void everyFieldThatNamesSomebodyIsAReference() throws IOException {
        Set<String> seen = new TreeSet<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("src/main/resources/demo/story.jsonl")));
        lines.addAll(MORE);
        for (String line : lines) {
            FactDraft draft = CODEC.read(line);
            FactBody body = draft.body();
            if (TIMES.contains(body.getClass().getSimpleName())) {
                seen.add("Available.stakeholder");
                continue;
            }
            Set<String> references = Stream.concat(body.references().stream(), body.memberReferences().stream())
                    .map(Reference::root)
                    .collect(Collectors.toSet());
            BODIES.tree(body).properties().forEach(field -> {
                if (PEOPLE.contains(field.getKey())
                        && !field.getValue().isNumber()
                        && !isAbout(body, field.getValue())) {
                    seen.add(body.getClass().getSimpleName() + "." + field.getKey());
                    assertThat(references).as(line).contains(field.getKey());
                }
            });
        }
        assertThat(seen).as("fields that name people and are in some line").containsAll(fieldsThatNamePeople());
    }

    private static boolean isAbout(FactBody body, JsonNode value) {
        return value.isTextual() && value.asText().equals(body.about());
    }

    private static Set<String> fieldsThatNamePeople() {
        Set<String> fields = new TreeSet<>();
        TYPES.all()
                .forEach(type -> PersonalTexts.each(type.body(), (record, field) -> {
                    boolean about = Set.of("StanceChanged", "Consented", "Left", "Returned", "HandoverPlanned", "Moved")
                                    .contains(record.getSimpleName())
                            && field.getName().equals("stakeholder");
                    boolean text = PersonalTexts.classes(field.getGenericType()).anyMatch(String.class::equals);
                    if (text && PEOPLE.contains(field.getName()) && !about && !TIMES.contains(record.getSimpleName())) {
                        fields.add(record.getSimpleName() + "." + field.getName());
                    }
                }));
        return fields;
    }
}
