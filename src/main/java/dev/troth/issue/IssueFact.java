package dev.troth.issue;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.Attribution;
import dev.troth.platform.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about complaints and incidents. */
public sealed interface IssueFact extends FactBody {

    /**
     * {@code issueRaised}: something is wrong, and somebody said so.
     *
     * @param severity 0 to 1
     * @param heated whether they were angry; then the answer waits half an hour
     * @param kind complaint when absent
     * @param mainIssue exactly what the main issue is
     * @param stakeholder who raised it
     */
    record Raised(
            Double severity,
            @Nullable Boolean heated,
            @Nullable IssueKind kind,
            @PersonalText @Nullable String mainIssue,
            @Nullable String stakeholder,
            @Nullable Attribution attribution)
            implements IssueFact {
        public Raised {
            Require.present("severity", severity);
            Require.share("severity", severity);
        }

        public boolean isHeated() {
            return Boolean.TRUE.equals(heated);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("stakeholder", "stakeholder", stakeholder).toList();
        }
    }

    record Acknowledged(String issue) implements IssueFact {
        public Acknowledged {
            Require.ref("issue", issue);
        }

        @Override
        public String about() {
            return issue;
        }
    }

    /** @param options what was offered */
    record Resolved(String issue, @PersonalText @Nullable List<String> options) implements IssueFact {
        public Resolved {
            Require.ref("issue", issue);
            Require.refs("options", options);
        }

        @Override
        public String about() {
            return issue;
        }
    }

    /**
     * {@code issueReplied}: what was sent to them about it. When they are angry it waits half an hour, names the main
     * issue and offers a choice (S4 L20).
     *
     * @param text what was sent
     * @param agreed what had been agreed to be sent
     * @param options what they may choose from
     * @param overrideReason why it could not wait
     */
    record Replied(
            String issue,
            @PersonalText String text,
            @PersonalText @Nullable String agreed,
            @PersonalText @Nullable String mainIssue,
            @PersonalText @Nullable List<String> options,
            @PersonalText @Nullable String overrideReason)
            implements IssueFact {
        public Replied {
            Require.ref("issue", issue);
            Require.text("text", text);
            Require.refs("options", options);
        }

        public List<String> optionsOrNone() {
            return options == null ? List.of() : options;
        }

        @Override
        public String about() {
            return issue;
        }
    }
}
