package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** The draft check over GraphQL. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DraftApiTest {
    @Test
    void findingHasItsWordsOverTheApi() {
        JsonPath answer = Api.query("{ checkDraft(input: { text: \"You screwed up the order form. Could you redo it by"
                + " 2026-11-27 17:00?\", timeZone: \"Europe/Berlin\" }) { verdict blocked language dueAt findings { code"
                + " kind confidence suggestion passages { text start length } } asks { passage { text } question } owner {"
                + " text } tones } }");
        assertThat(answer.getString("data.checkDraft.verdict")).isEqualTo("ADVICE");
        assertThat(answer.getBoolean("data.checkDraft.blocked")).isFalse();
        assertThat(answer.getString("data.checkDraft.language")).isEqualTo("en");
        // 17:00 in Berlin in winter is 16:00 UTC.
        assertThat(answer.getString("data.checkDraft.dueAt")).isEqualTo("2026-11-27T16:00:00Z");
        assertThat(answer.getList("data.checkDraft.findings.code")).containsExactly("TONE_BLAME");
        assertThat(answer.getString("data.checkDraft.findings[0].passages[0].text"))
                .isEqualTo("You screwed");
        assertThat(answer.getInt("data.checkDraft.findings[0].passages[0].start"))
                .isZero();
        assertThat(answer.getInt("data.checkDraft.findings[0].passages[0].length"))
                .isEqualTo(11);
        assertThat(answer.getString("data.checkDraft.owner.text")).isEqualTo("Could you redo");
    }

    @Test
    void unknownTimeZoneIsRejectedWithASuggestion() {
        JsonPath answer = Api.query("{ checkDraft(input: { text: \"Hello\", timeZone: \"Berlin\" }) { verdict } }");
        assertThat(answer.getString("errors[0].message"))
                .isEqualTo("timeZone is \"Berlin\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?");
    }
}
