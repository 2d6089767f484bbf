package dev.troth.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.RejectedException;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Valid and invalid transitions of a commitment. No database, no framework. */
class CommitmentTest {
    private static final Instant MADE = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-10T17:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-11T17:00:00Z");

    /** A fact about the commitment {@code c}; fields that a test does not need are absent, as in an import. */
    private static Fact fact(String word, Instant at) {
        String typeAndFields = switch (word) {
            case "requested" -> "commitmentRequested %s {'title': 'Deliver on a Sunday', 'importance': 0.8}";
            case "made" -> "commitmentMade %s {'title': 'Send the offer', 'dueAt': '" + DUE + "'}";
            case "progressed" -> "commitmentProgressed %s {'commitment': 'c', 'percent': 40}";
            case "renegotiated" ->
                "commitmentRenegotiated %s {'commitment': 'c', 'dueAt': '" + LATER + "', 'reason': 'Steel is late'}";
            case "kept" -> "commitmentKept %s {'commitment': 'c'}";
            case "broken" -> "commitmentBroken %s {'commitment': 'c', 'reason': 'Forgotten', 'attribution': 'US'}";
            case "withdrawn" -> "commitmentWithdrawn %s {'commitment': 'c'}";
            case "released" -> "commitmentReleased %s {'commitment': 'c'}";
            case "forgiven" -> "commitmentForgiven %s {'commitment': 'c'}";
            case "declined" -> "commitmentDeclined %s {'commitment': 'c', 'reason': 'No crew'}";
            default -> throw new IllegalArgumentException(word);
        };
        return FactFixtures.of(typeAndFields.formatted("c " + at)).getFirst();
    }

    private static Commitment after(String... words) {
        Commitment commitment = null;
        Instant at = MADE;
        for (String word : words) {
            commitment = Commitment.apply("c", commitment, fact(word, at));
            at = at.plusSeconds(3600);
        }
        return commitment;
    }

    @Test
    void totalCostKeepsItsCurrencyEvenWithoutABudget() {
        Commitment made = after("made");
        Commitment told = Commitment.apply("c", made, cost("commitmentProgressed", "EUR"));
        assertThat(Commitment.apply("c", told, cost("commitmentKept", "EUR")).state())
                .isInstanceOf(Commitment.Kept.class);
        assertThatThrownBy(() -> Commitment.apply("c", told, cost("commitmentKept", "USD")))
                .hasMessageContaining("the last reported cost is in EUR. Maybe convert the amount to EUR?");
        assertThatThrownBy(() -> Commitment.apply("c", told, cost("commitmentProgressed", "USD")))
                .isInstanceOf(RejectedException.class);
    }

    private static Fact cost(String type, String currency) {
        return FactFixtures.of("%s c %s {'commitment': 'c', 'cost': {'amount': '9', 'currency': '%s'}}"
                        .formatted(type, LATER, currency))
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "requested, REQUESTED",
        "made, OPEN",
        "made progressed, OPEN",
        "made renegotiated, OPEN",
        "made kept, KEPT",
        "made broken, BROKEN",
        "made withdrawn, WITHDRAWN",
        "made released, RELEASED",
        "requested made, OPEN",
        "made broken forgiven, BROKEN",
        "made withdrawn forgiven, WITHDRAWN",
        "requested declined, DECLINED",
        "requested made renegotiated progressed kept, KEPT"
    })
    void commitmentFollowsItsTransitions(String words, CommitmentStatus status) {
        assertThat(after(words.split(" ")).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kept                 | There is no commitment \"c\"",
                "made made            | is already open, so it cannot be made again",
                "made withdrawn kept  | is withdrawn, so you cannot keep it",
                "made kept broken     | is kept, so you cannot break it",
                "made broken kept     | is broken, so you cannot keep it",
                "made released kept   | is released, so you cannot keep it",
                "made kept kept       | is kept, so you cannot keep it",
                "made kept progressed | is kept, so you cannot progress it",
                "requested kept       | is requested, so you cannot keep it on 2026-03-01T10:00:00Z. Maybe make it first?",
                "made declined        | is open, so it cannot be declined on 2026-03-01T10:00:00Z. Maybe withdraw it?",
                "requested declined made | is already declined, so it cannot be made again",
                "made forgiven        | is due on 2026-03-10T17:00:00Z, so there is nothing to forgive",
                "made kept forgiven   | is kept, so there is nothing to forgive",
                "made released forgiven | is released, so there is nothing to forgive",
                "made requested       | is already open, so it cannot be requested"
            })
    void invalidTransitionIsRefusedWithAHelpfulMessage(String words, String message) {
        assertThatThrownBy(() -> after(words.trim().split(" "))).hasMessageContaining(message);
    }

    @Test
    void commitmentWithoutImportanceTakesThatOfTheRequest() {
        assertThat(after("requested", "made").subject().importance()).isEqualTo(0.8);
        assertThat(after("made").subject().importance()).isEqualTo(0.5);
    }

    @Test
    void termsKeepTheirHistory() {
        Commitment commitment = after("made", "progressed", "renegotiated", "progressed");
        Commitment.Terms terms = ((Commitment.Open) commitment.state()).terms();
        assertThat(terms.updates()).isEqualTo(2);
        assertThat(terms.renegotiations()).isEqualTo(1);
        assertThat(terms.dueAt()).isEqualTo(LATER);
        assertThat(terms.percent()).isEqualTo(40.0);
    }

    @Test
    void rowHoldsTheFieldsOfTheState() {
        CommitmentRow broken = CommitmentRow.of(after("made", "broken"));
        assertThat(broken.status).isEqualTo(CommitmentStatus.BROKEN);
        assertThat(broken.reason).isEqualTo("Forgotten");
        assertThat(broken.attribution).isEqualTo(Attribution.US);
        assertThat(broken.settledAt).isEqualTo(MADE.plusSeconds(3600));
        CommitmentRow declined = CommitmentRow.of(after("requested", "declined"));
        assertThat(declined.madeTo).isEqualTo(List.of());
        assertThat(declined.dueAt).isNull();
        assertThat(declined.requestedAt).isEqualTo(MADE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commitmentMade c 2026-03-01 {'title': 'T', 'dueAt': '2026-04-01T00:00:00Z'} | is due on 2026-04-01T00:00:00Z, so there is nothing to forgive on 2026-03-20T09:00:00Z",
                "commitmentMade c 2026-03-01 {'title': 'T', 'dueAt': '2026-03-10T00:00:00Z'}; commitmentKept k 2026-03-09 {'commitment': 'c'} | is kept, so there is nothing to forgive"
            })
    void forgivenessWithoutABreachIsRefused(String lines, String message) {
        assertThatThrownBy(() -> folded(lines + "; commitmentForgiven f 2026-03-20 {'commitment': 'c'}"))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commitmentMade c 2026-03-01 {'title': 'T', 'dueAt': '2026-03-10T00:00:00Z'} | OPEN",
                "commitmentMade c 2026-03-01 {'title': 'T', 'dueAt': '2026-03-10T00:00:00Z'}; commitmentKept k 2026-03-12 {'commitment': 'c'} | KEPT"
            })
    void lateCommitmentCanBeForgiven(String lines, CommitmentStatus status) {
        assertThat(folded(lines + "; commitmentForgiven f 2026-03-20 {'commitment': 'c'}")
                        .status())
                .isEqualTo(status);
    }

    private static Commitment folded(String lines) {
        Commitment commitment = null;
        for (Fact fact : FactFixtures.of(lines.split("; "))) {
            commitment = Commitment.apply("c", commitment, fact);
        }
        return commitment;
    }
}
