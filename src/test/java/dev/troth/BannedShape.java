package dev.troth;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Sentence shapes that a reader has to translate back into the system they describe. {@code ^} in a pattern is the
 * start of a sentence; questions may have any shape.
 */
enum BannedShape {
    NOUN_CLAUSE_AS_SUBJECT(
            "^(What|Who|Whom|Whose|Which|Why|How(?! to\\b))\\b",
            "a noun clause instead of a noun: name the thing (\"Number of …\", \"Reason of …\")",
            List.of("What becomes of a draft.", "It ends. How many there are.", "Which are wanted.", "Why it failed."),
            List.of("What is missing?", "How to migrate.", "Returns the row that matches.", "Ask: what is missing?")),
    PRONOUN_AS_SUBJECT(
            "^That\\b",
            "a pronoun without a referent, or a clause instead of a noun",
            List.of("That somebody may sign in.", "It fails. That takes long."),
            List.of("The fact that is amended.", "Returns whether that row exists.")),
    PREPOSITION_BEFORE_RELATIVE(
            "^(As|At|By|For|From|In|Of|On|To|Under|With) (what|which|whom|whose)\\b",
            "a clause instead of a noun: \"Role\", \"Sort order\", \"Source\"",
            List.of("As what they sign in.", "By what to sort.", "Of which table."),
            List.of("The table of which it is a row.", "By whom was it made?")),
    TIME_OR_PLACE_CLAUSE(
            "^(When|Where)\\b[^,?]*?([.;]|$)",
            "a clause instead of a noun: \"Time at which …\", \"State of …\"",
            List.of("When it was granted.", "Where the page lies in the list; counted.", "When."),
            List.of("When the node stops, it closes all sockets.", "Time when it was made.", "Where is it?")),
    WHOEVER(
            "(?i)\\bwho(m|so)?ever\\b",
            "the actor is a client, caller, node or transaction: name it",
            List.of("Whoever misses a wake-up looks again.", "It serves whomever it finds."),
            List.of("A client that misses a notification polls.")),
    PERSON_FOR_PROGRAM(
            "(?i)\\b(some|no|any|every)body\\b",
            "name the caller, user, node, thread or transaction; for people, say user, member or person",
            List.of("Nobody is signed in.", "Whether somebody asked for it.", "For everybody."),
            List.of("The request has no credentials.", "No one at the account replied.", "Embodies it.")),
    TOLD(
            "(?i)\\b(is|are|was|were|be|been|being) told\\b|\\btell(s|ing)? of\\b|\\btold by\\b",
            "programs return, report, send or reject",
            List.of("The error is told as data.", "It tells of classes.", "What is not is told by line."),
            List.of("The error is returned as data.", "The status tells whether it was executed.")),
    IS_NO(
            "(?i)(?<!\\bthere )\\b(is|are|was|were|it's) no (?!longer\\b|more\\b|less\\b|fewer\\b|later\\b|earlier\\b"
                    + "|greater\\b|larger\\b|smaller\\b|higher\\b|lower\\b|better\\b|worse\\b|match\\b|different\\b)(?=\\S|$)",
            "\"is not a valid X\" or \"does not …\"",
            List.of("It is no JSON.", "\"x\" is no cursor of this list.", "x is no "),
            List.of("There is no account.", "If there are no rows, it ends.", "The key is no longer valid.")),
    ARCHAIC_ADVERB(
            "(?i)\\b(by now|anew|anyhow|once more|all the same|thereby|thereof|hitherto)\\b",
            "say already, now, again, in any case, nevertheless",
            List.of("It has version 3 by now.", "Read it anew.", "It looks anyhow.", "Sends it once more."),
            List.of("It already has version 3.", "Read it again.", "Near now.", "More than once.")),
    WHEN_ABSENT(
            "(?i)\\bwhen absent\\b",
            "\"Defaults to …\", in a sentence of its own",
            List.of("How many; 25 when absent."),
            List.of("Page size. Defaults to 25.", "Null if absent.")),
    METAPHOR(
            "(?i)\\b(fired up|by heart|of no use|into being|sees? to it|in vain|becomes? of|became of|held to"
                    + "|asked for together|comes? to nothing|came to nothing|as good as none)\\b",
            "an image that has to be decoded: use the technical term",
            List.of("Nodes know it by heart.", "They are fired up.", "What became of it.", "Brings it into being."),
            List.of("Nodes cache it.", "The contact is agitated.", "Creates it.")),
    CANNOT_BE_MEANT(
            "(?i)\\bwhich it cannot be\\b|\\bcannot be meant\\b|\\bmakes? no sense\\b",
            "\"is not valid\", with the allowed values",
            List.of("format is \"x\", which it cannot be.", "The filter makes no sense."),
            List.of("format is \"x\", which is not a valid format.")),
    EXPECTATION_AS_MESSAGE(
            "^(It was read before\\.|Every Java has\\b|(?!Only )(\\w+ ){1,3}can be (written|read)\\.)",
            "an exception message says what is wrong, not what was expected",
            List.of("It was read before.", "Texts can be written.", "Every Java has SHA-256."),
            List.of("The row cannot be written as JSON.", "The keys cannot be read.", "Only rows can be read."));

    private static final String SENTENCE_START = "(?:^|(?<=[.!?] ))[\"'(]?";

    private final Pattern pattern;
    private final String reason;
    private final List<String> bad;
    private final List<String> good;

    BannedShape(String pattern, String reason, List<String> bad, List<String> good) {
        this.pattern = Pattern.compile(pattern.startsWith("^") ? SENTENCE_START + pattern.substring(1) : pattern);
        this.reason = reason;
        this.bad = bad;
        this.good = good;
    }

    String reason() {
        return reason;
    }

    List<String> bad() {
        return bad;
    }

    List<String> good() {
        return good;
    }

    /** Returns the first occurrence in a statement; questions are skipped. */
    Optional<String> find(String text) {
        return pattern.matcher(text)
                .results()
                .filter(found -> !isInQuestion(text, found.end()))
                .map(MatchResult::group)
                .findFirst();
    }

    private static boolean isInQuestion(String text, int from) {
        for (int i = Math.max(0, from - 1); i < text.length(); i++) {
            if (text.charAt(i) == '?') {
                return true;
            }
            if (text.charAt(i) == '.' || text.charAt(i) == '!') {
                return false;
            }
        }
        return false;
    }
}
