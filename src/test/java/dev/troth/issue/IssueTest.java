package dev.troth.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Valid and invalid transitions of an issue. No database, no framework. */
class IssueTest {
    private static final Instant RAISED = Instant.parse("2026-03-01T09:00:00Z");

    private static Issue after(IssueFact... facts) {
        Issue issue = null;
        Instant at = RAISED;
        FactType<IssueFact.Raised> type = FactType.of("issueRaised", 2, IssueFact.Raised.class, "issue");
        for (IssueFact fact : facts) {
            issue = Issue.apply(
                    "i",
                    issue,
                    new Fact(UUID.randomUUID(), null, null, type, "i", "issue", "i", at, at, null, null, null, fact));
            at = at.plusSeconds(1800);
        }
        return issue;
    }

    private static final IssueFact WRONG = new IssueFact.Raised(0.7, true, null, "Late again", null, null);
    private static final IssueFact HEARD = new IssueFact.Acknowledged("i", null);
    private static final IssueFact DONE = new IssueFact.Resolved("i", List.of("Refund", "Replacement"));

    @Test
    void issueIsAcknowledgedAndResolved() {
        assertThat(after(WRONG).status()).isEqualTo(IssueStatus.RAISED);
        assertThat(after(WRONG, HEARD).status()).isEqualTo(IssueStatus.ACKNOWLEDGED);
        Issue.Resolved resolved = (Issue.Resolved) after(WRONG, HEARD, DONE).state();
        assertThat(resolved.acknowledgedAt()).isEqualTo(RAISED.plusSeconds(1800));
        assertThat(resolved.options()).containsExactly("Refund", "Replacement");
    }

    @Test
    void firstAcknowledgementCounts() {
        Issue twice = after(WRONG, HEARD, HEARD);
        assertThat(((Issue.Acknowledged) twice.state()).at()).isEqualTo(RAISED.plusSeconds(1800));
    }

    @Test
    void resolvedIssueCannotBeResolvedAgain() {
        assertThatThrownBy(() -> after(WRONG, DONE, DONE))
                .hasMessageContaining("was resolved on 2026-03-01T09:30:00Z, so you cannot resolve it")
                .hasMessageContaining("Maybe it is a new one?");
        assertThatThrownBy(() -> after(HEARD)).hasMessageContaining("There is no issue \"i\"");
    }

    @Test
    void severityOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new IssueFact.Raised(7.0, null, null, null, null, null))
                .hasMessage("severity must be between 0 and 1, but is 7.0. Maybe 0.07?");
    }
}
