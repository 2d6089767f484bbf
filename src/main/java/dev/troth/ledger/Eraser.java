package dev.troth.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.troth.platform.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of texts who somebody was: the parts of their name, their address, their number. It knows them by their hashes
 * only, so that it can do the same to what is imported later without anybody keeping the name; and it does the same every
 * time, so that a fact that comes again is the same fact.
 *
 * <p>Parts of names of four letters and fewer are told apart by case ("Will" goes, "will" stays); longer ones are not.
 */
public final class Eraser {
    /** What stands where something was taken out. */
    static final String GONE = "[erased]";

    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+|\\+?\\d[\\d ()/.-]{5,}\\d|[\\p{L}\\p{M}]+");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final int SHORT = 4;
    private static final int HASH_BYTES = 16;

    private final String salt;
    private final String person;
    private final Set<String> hashes;

    /**
     * @param person the hash of the ref of the person
     * @param hashes of what is to be taken out
     */
    Eraser(String salt, String person, Set<String> hashes) {
        this.salt = salt;
        this.person = person;
        this.hashes = Set.copyOf(hashes);
    }

    /**
     * One that takes out a person.
     *
     * @param tells what tells who they are: their name, address, number
     */
    public static Eraser of(String salt, String personRef, List<String> tells) {
        Set<String> hashes = new HashSet<>();
        for (String tell : tells) {
            TOKEN.matcher(tell).results().map(MatchResult::group).forEach(token -> hashes.addAll(forms(salt, token)));
        }
        return new Eraser(salt, hash(salt, personRef), hashes);
    }

    /** As it is kept. */
    Set<String> hashes() {
        return hashes;
    }

    String person() {
        return person;
    }

    /** What they are called from now on: the same every time. */
    public String pseudonym() {
        return "Erased person " + person.substring(0, 6);
    }

    boolean isPerson(String ref) {
        return hash(salt, ref).equals(person);
    }

    /** The text without what tells who they were. */
    public String text(String text) {
        return TOKEN.matcher(text)
                .replaceAll(found -> tells(found.group()) ? GONE : Matcher.quoteReplacement(parts(found.group())));
    }

    /** An address of somebody else may hold their name all the same; a number holds none. */
    private String parts(String token) {
        return token.indexOf('@') < 0
                ? token
                : LETTERS.matcher(token)
                        .replaceAll(part -> tells(part.group()) ? "erased" : Matcher.quoteReplacement(part.group()));
    }

    /** Whether a text tells who they were. */
    public boolean isToldBy(@Nullable String text) {
        return text != null && !text(text).equals(text);
    }

    /**
     * Takes them out of what a fact says.
     *
     * @param personal names of the fields that hold free text
     * @param refs texts that name other things and must stay what they are
     */
    void erase(ObjectNode body, Set<String> personal, Set<String> refs) {
        for (String field : fieldsOf(body)) {
            body.set(field, erased(field, body.get(field), personal, refs));
        }
        JsonNode ref = body.get("ref");
        if (body.has("name") && ref != null && ref.isTextual() && isPerson(ref.asText())) {
            body.put("name", pseudonym());
            body.remove(List.of("email", "phone", "timeZone"));
        }
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

    /** Whether people write there what they like; a key of somebody's must stay what it is, or it names nothing any more. */
    private static boolean isFree(String field, String text, Set<String> personal, Set<String> refs) {
        boolean words = text.chars().anyMatch(Character::isWhitespace) || text.indexOf('@') >= 0;
        return !field.equals("ref") && !refs.contains(text) && (words || personal.contains(field));
    }

    private static List<String> fieldsOf(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private boolean tells(String token) {
        return forms(salt, token).stream().anyMatch(hashes::contains);
    }

    /** A short part as it is written, a longer one however it is written, a number by its digits. */
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
