package dev.troth.testing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.troth.ledger.BodyCodec;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.FactTypeProvider;
import dev.troth.ledger.FactTypeRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Facts for tests of pure rules, written shortly: {@code "feedback f1 2026-03-01T09:00:00Z {'kind': 'NPS', …}"}. */
public final class FactFixtures {
    private static final FactCodec CODEC = new FactCodec(new FactTypeRegistry(vocabularies()), new BodyCodec());
    private static final UUID ACCOUNT = new UUID(0, 42);

    private FactFixtures() {}

    /** Returns the declarations of all fact types, so that new ones need no entry here. */
    public static List<FactTypeProvider> vocabularies() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.troth").stream()
                        .filter(type -> type.isAssignableTo(FactTypeProvider.class) && !type.isInterface())
                        .map(type -> provider(type.reflect()))
                        .toList();
    }

    private static FactTypeProvider provider(Class<?> type) {
        try {
            return (FactTypeProvider) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no public constructor without parameters.", e);
        }
    }

    /** The facts of one account, sorted; a time may leave out its end (2026-03-01 or 2026-03-01T09:00). */
    public static List<Fact> of(String... lines) {
        return Arrays.stream(lines).map(FactFixtures::fact).sorted().toList();
    }

    /** A stakeholder. */
    public static String person(String ref, String department, String role, double influence, String day) {
        return "stakeholder %s %s {'person': {'ref': '%s', 'name': '%s'}, 'department': '%s', 'roles': ['%s'], 'influence': %s}"
                .formatted(ref, day, ref, ref, department, role, influence);
    }

    private static Fact fact(String line) {
        String[] parts = line.split(" ", 4);
        boolean founds = parts[0].equals("account");
        boolean ofMarket = line.contains("'market': true");
        String fields = parts[3].replace("'market': true", "'note': 'market'").replace('\'', '"');
        String json = "{\"type\": \"%s\", \"ref\": \"%s\", \"at\": \"%s\"%s%s"
                .formatted(
                        parts[0],
                        parts[1],
                        time(parts[2]),
                        founds || ofMarket ? "" : ", \"account\": \"a\"",
                        fields.strip().equals("{}")
                                ? "}"
                                : ", " + fields.strip().substring(1));
        FactDraft draft = CODEC.read(json);
        String about = draft.body().about();
        return new Fact(
                UUID.nameUUIDFromBytes(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                ofMarket ? null : ACCOUNT,
                draft.account(),
                draft.type(),
                draft.ref(),
                draft.type().subject(),
                about == null ? draft.ref() : about,
                draft.at(),
                draft.at(),
                draft.by(),
                null,
                null,
                draft.body());
    }

    private static String time(String text) {
        return switch (text.length()) {
            case 10 -> text + "T09:00:00Z";
            case 16 -> text + ":00Z";
            default -> text;
        };
    }
}
