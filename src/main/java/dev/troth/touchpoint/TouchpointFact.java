package dev.troth.touchpoint;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.Reference;
import dev.troth.platform.Attribution;
import dev.troth.platform.Direction;
import dev.troth.platform.Require;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about contact. */
public sealed interface TouchpointFact extends FactBody {

    /**
     * {@code touchpoint}: there was contact.
     *
     * @param mutual whether both sides took part; meetings, events and calls always are
     * @param participants the stakeholders who took part
     * @param context routine when absent
     * @param responseTime how long our answer to theirs took
     */
    record Happened(
            Channel channel,
            Direction direction,
            @Nullable Boolean mutual,
            @Nullable List<String> participants,
            @Nullable List<String> topics,
            @Nullable Context context,
            @Nullable Trigger trigger,
            @Nullable Duration responseTime,
            @Nullable String summary,
            @Nullable List<String> learnings,
            @Nullable List<AgendaItem> agenda)
            implements TouchpointFact {
        public Happened {
            Require.present("channel", channel);
            Require.present("direction", direction);
            Require.refs("participants", participants);
            Require.refs("topics", topics);
        }

        public boolean isMutual() {
            return channel.isSynchronous() || Boolean.TRUE.equals(mutual);
        }

        public Context contextOrRoutine() {
            return context == null ? Context.ROUTINE : context;
        }

        @Override
        public List<Reference> references() {
            return Reference.each("participants", "stakeholder", participants).toList();
        }
    }

    /**
     * What was to be discussed.
     *
     * @param priority 0 to 1
     * @param discussed whether it was
     */
    record AgendaItem(
            String title,
            @Nullable Double priority,
            @Nullable Boolean discussed) {
        public AgendaItem {
            Require.text("agenda.title", title);
            Require.share("agenda.priority", priority);
        }
    }

    /**
     * {@code experience}: something that will be remembered.
     *
     * @param severity how much it mattered, 0 to 1; 0.5 when absent
     */
    record Experience(
            Boolean good,
            @Nullable Double severity,
            @Nullable List<String> participants,
            @Nullable Attribution attribution)
            implements TouchpointFact {
        public Experience {
            Require.present("good", good);
            Require.share("severity", severity);
            Require.refs("participants", participants);
        }

        public double severityOrUsual() {
            return severity == null ? 0.5 : severity;
        }

        @Override
        public List<Reference> references() {
            return Reference.each("participants", "stakeholder", participants).toList();
        }
    }
}
