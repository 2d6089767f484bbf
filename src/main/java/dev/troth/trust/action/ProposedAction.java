package dev.troth.trust.action;

import dev.troth.platform.common.Money;
import dev.troth.touchpoint.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An action before it is ranked. Mutable while the actions of an account are computed, by one thread. */
final class ProposedAction {
    private static final double USUAL = 0.5;

    final ActionKind kind;
    final Matter matter;
    final Instant dueAt;
    final String title;
    String reason;
    List<String> people = List.of();
    double importance = USUAL;
    boolean angry;
    boolean fixedTime;

    @Nullable
    Channel channel;

    @Nullable
    Double gain;

    @Nullable
    Money stake;

    @Nullable
    String playbook;

    /**
     * Subject of an action.
     *
     * @param ref ref of a record, or the name of a playbook
     */
    record Matter(Kind kind, String ref) {
        enum Kind {
            COMMITMENT,
            ISSUE,
            CONTRACT,
            INITIATIVE,
            TOUCHPOINT,
            ACCOUNT,
            PLAYBOOK,
            RUN
        }
    }

    ProposedAction(ActionKind kind, Matter.Kind of, String ref, Instant dueAt, String title, String reason) {
        this.kind = kind;
        this.matter = new Matter(of, ref);
        this.dueAt = dueAt;
        this.title = title;
        this.reason = reason;
    }

    /** Sets the stakeholders to contact, best first, without regard to who left. */
    ProposedAction to(@Nullable List<String> whom) {
        people = whom == null ? List.of() : List.copyOf(whom);
        return this;
    }

    ProposedAction through(Channel how) {
        channel = how;
        return this;
    }

    /** @param share importance, 0 to 1 */
    ProposedAction weighing(double share) {
        importance = share;
        return this;
    }

    /** Sets whether the account is angry about it. */
    ProposedAction angry(boolean isAngry) {
        angry = isAngry;
        return this;
    }

    /** Sets whether minutes matter, because a person waits for it at its due time. */
    ProposedAction atFixedTime(boolean minutesMatter) {
        fixedTime = minutesMatter;
        return this;
    }

    /** Sets the value that depends on it. */
    ProposedAction staking(@Nullable Money value) {
        stake = value;
        return this;
    }

    /** Sets the expected gain of trust, in points. */
    ProposedAction bringing(double points) {
        gain = points;
        return this;
    }

    /** Sets the playbook for the matter. */
    ProposedAction by(String playbookName) {
        playbook = playbookName;
        return this;
    }

    /** Adds a sentence to the reason. */
    ProposedAction because(String remark) {
        reason = reason + " " + remark;
        return this;
    }
}
