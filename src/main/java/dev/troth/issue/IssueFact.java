package dev.troth.issue;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Require;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts about issues: complaints, disputes and incidents. */
public sealed interface IssueFact extends FactBody {

    /** Fact about an issue that exists. */
    sealed interface AboutIssue extends IssueFact {
        /** Ref of the issue. */
        String issue();

        @Override
        default String about() {
            return issue();
        }
    }

    /**
     * {@code issueRaised}: an issue was raised.
     *
     * @param severity 0 to 1
     * @param heated whether the account was angry; a reply then waits half an hour
     * @param kind defaults to complaint
     * @param mainIssue exact main issue
     * @param stakeholder ref of the stakeholder who raised it
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

    /**
     * {@code issueAcknowledged}: we acknowledged an issue. If it is heated, the first word waits half an hour.
     *
     * @param overrideReason reason why it could not wait
     */
    record Acknowledged(
            String issue, @PersonalText @Nullable String overrideReason) implements AboutIssue {
        public Acknowledged {
            Require.ref("issue", issue);
            if (overrideReason != null) {
                Require.text("overrideReason", overrideReason);
            }
        }

        @Override
        public boolean mayBePlanned() {
            return false;
        }
    }

    /** @param options options offered to the account */
    record Resolved(String issue, @PersonalText @Nullable List<String> options) implements AboutIssue {
        public Resolved {
            Require.ref("issue", issue);
            Require.refs("options", options);
        }
    }

    /**
     * {@code issueReplied}: a reply was sent. If the issue is heated, a reply waits half an hour, names the main issue
     * and offers a choice (S4 L20).
     *
     * @param text text of the reply
     * @param agreed text that had been agreed
     * @param options options offered to the account
     * @param overrideReason reason why it could not wait
     */
    record Replied(
            String issue,
            @PersonalText String text,
            @PersonalText @Nullable String agreed,
            @PersonalText @Nullable String mainIssue,
            @PersonalText @Nullable List<String> options,
            @PersonalText @Nullable String overrideReason)
            implements AboutIssue {
        public Replied {
            Require.ref("issue", issue);
            Require.text("text", text);
            Require.refs("options", options);
            if (overrideReason != null) {
                Require.text("overrideReason", overrideReason);
            }
        }

        /** Returns the options, each once, regardless of case and surrounding spaces. */
        public List<String> optionsOrNone() {
            Map<String, String> distinct = new LinkedHashMap<>();
            if (options != null) {
                options.forEach(option -> distinct.putIfAbsent(option.strip().toLowerCase(Locale.ROOT), option));
            }
            return List.copyOf(distinct.values());
        }

        @Override
        public boolean mayBePlanned() {
            return false;
        }
    }
}
