package dev.troth.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.troth.platform.common.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pseudonymizes texts: removes the parts of a person's name, address and phone number. It stores salted hashes of these
 * tokens only, so that the same erasure can be applied to later imports without keeping the name. The result is
 * deterministic, so a fact that is imported again is recognized as the same fact.
 *
 * <p>Name parts of up to four letters are matched with their case ("Will" is removed, "will" stays); longer parts are
 * matched regardless of case.
 */
public final class TextPseudonymizer {
    /** Replacement for removed text. */
    static final String GONE = "[erased]";

    /**
     * An address, a number or a word. The time is linear in the length of a text: an address starts only where its local
     * part starts, which has at most 64 characters (RFC 5321), and no part gives back what it has taken. A full stop behind an
     * address is not part of it.
     */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)*+"
                    + "|\\+?\\d[\\d ()/.-]{5,}\\d|[\\p{L}\\p{M}]++");

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final List<String> CONTACTS = List.of("email", "phone");
    private static final int SHORT = 4;
    private static final int HASH_BYTES = 16;

    private final String salt;
    private final Set<String> persons;
    private final Set<String> hashes;

    /**
     * @param person hash of the ref of the person
     * @param hashes hashes of the tokens to remove
     */
    TextPseudonymizer(String salt, String person, Set<String> hashes) {
        this(salt, Set.of(person), hashes);
    }

    private TextPseudonymizer(String salt, Set<String> persons, Set<String> hashes) {
        this.salt = salt;
        this.persons = Set.copyOf(persons);
        this.hashes = Set.copyOf(hashes);
    }

    /** Returns an eraser for all people of several erasures, which reads each text once. */
    static TextPseudonymizer ofAll(String salt, Collection<FactStore.Erasure> erasures) {
        Set<String> persons = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        erasures.forEach(erasure -> {
            persons.add(erasure.person());
            hashes.addAll(erasure.hashes());
        });
        return new TextPseudonymizer(salt, persons, hashes);
    }

    /**
     * Returns an eraser for a person.
     *
     * @param identifiers identifying texts: name, address, phone number
     */
    public static TextPseudonymizer of(String salt, String personRef, List<String> identifiers) {
        Set<String> hashes = new HashSet<>();
        identifiers.forEach(identifier -> hashes.addAll(hashes(salt, identifier)));
        return new TextPseudonymizer(salt, hash(salt, personRef), hashes);
    }

    /** Returns the hashes of the tokens of a text. */
    static Set<String> hashes(String salt, String text) {
        return TOKEN.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(token -> forms(salt, token).stream())
                .collect(Collectors.toSet());
    }

    /** Hashes of the tokens, for storage. */
    Set<String> hashes() {
        return hashes;
    }

    /** Hash of the ref of the only person. */
    String person() {
        return persons.iterator().next();
    }

    /** Pseudonym of the person with this ref; always the same. */
    public String pseudonym(String ref) {
        return "Erased person " + hash(salt, ref).substring(0, 6);
    }

    /** Returns whether it removes nothing. */
    boolean isEmpty() {
        return persons.isEmpty() && hashes.isEmpty();
    }

    boolean isPerson(String ref) {
        return persons.contains(hash(salt, ref));
    }

    /** Returns the text without the identifying tokens. */
    public String text(String text) {
        return TOKEN.matcher(text)
                .replaceAll(found -> identifies(found.group()) ? GONE : Matcher.quoteReplacement(parts(found.group())));
    }

    /** Removes name parts from the address of another person. A number contains none. */
    private String parts(String token) {
        return token.indexOf('@') < 0
                ? token
                : LETTERS.matcher(token)
                        .replaceAll(
                                part -> identifies(part.group()) ? "erased" : Matcher.quoteReplacement(part.group()));
    }

    /** Returns whether a text identifies the person. */
    public boolean isIdentifiedBy(@Nullable String text) {
        return text != null && !text(text).equals(text);
    }

    /**
     * Removes the person from the body of a fact.
     *
     * @param personal names of the fields that hold free text
     * @param refs refs of other subjects; they must not change
     */
    void erase(ObjectNode body, Set<String> personal, Set<String> refs) {
        String ref = body.path("ref").asText("");
        boolean named = isIdentifiedBy(body.path("name").asText(""));
        // A number or an address may be that of a company: with another name, it is another person.
        boolean reached = CONTACTS.stream()
                        .filter(field -> identifiesWhole(body.path(field).asText("")))
                        // A placeholder would not be a valid address, so the field goes.
                        .filter(field -> body.remove(field) != null)
                        .count()
                > 0;
        boolean person = body.has("name") && (isPerson(ref) || (reached && named));
        for (String field : fieldsOf(body)) {
            body.set(field, erased(field, body.get(field), personal, refs));
        }
        if (person) {
            body.put("name", pseudonym(ref));
            body.remove(List.of("email", "phone", "timeZone"));
        }
    }

    private boolean identifiesWhole(String contact) {
        return !contact.isEmpty()
                && hashes(salt, contact.strip()).stream().anyMatch(hashes::contains)
                && (contact.indexOf('@') < 0 || text(contact.strip()).equals(GONE));
    }

    private JsonNode erased(String field, JsonNode value, Set<String> personal, Set<String> refs) {
        return switch (value) {
            case TextNode text ->
                isFree(field, text.asText(), personal, refs) ? TextNode.valueOf(text(text.asText())) : text;
            case ArrayNode many -> {
                for (int i = 0; i < many.size(); i++) {
                    many.set(i, erased(field, many.get(i), personal, refs));
                }
                yield many;
            }
            case ObjectNode inner -> {
                erase(inner, personal, refs);
                yield inner;
            }
            default -> value;
        };
    }

    /** Returns whether a field holds free text. A reference must not change, or it no longer resolves. */
    private static boolean isFree(String field, String text, Set<String> personal, Set<String> refs) {
        boolean words = text.chars().anyMatch(Character::isWhitespace) || text.indexOf('@') >= 0;
        return !field.equals("ref") && !refs.contains(text) && (words || personal.contains(field));
    }

    private static List<String> fieldsOf(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private boolean identifies(String token) {
        return forms(salt, token).stream().anyMatch(hashes::contains);
    }

    /**
     * Normalizes a token before hashing: a short name part keeps its case, a longer part is lower case, a number is
     * reduced to its digits.
     */
    private static Set<String> forms(String salt, String token) {
        if (Character.isLetter(token.charAt(0)) && token.indexOf('@') < 0) {
            return Set.of(hash(salt, token.length() <= SHORT ? token : token.toLowerCase(Locale.ROOT)));
        }
        return Set.of(
                hash(salt, token.indexOf('@') >= 0 ? token.toLowerCase(Locale.ROOT) : token.replaceAll("\\D", "")));
    }

    static String hash(String salt, String text) {
        return HexFormat.of().formatHex(Sha256.of(salt + "|" + text), 0, HASH_BYTES);
    }
}
