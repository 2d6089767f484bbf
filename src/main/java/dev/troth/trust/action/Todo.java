package dev.troth.trust.action;

import dev.troth.platform.common.Money;
import dev.troth.touchpoint.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task for a member before it is ranked. Mutable while the tasks of an account are computed, by one thread. */
final class Todo {
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
     * Subject of a task.
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

    Todo(ActionKind kind, Matter.Kind of, String ref, Instant dueAt, String title, String reason) {
        this.kind = kind;
        this.matter = new Matter(of, ref);
        this.dueAt = dueAt;
        this.title = title;
        this.reason = reason;
    }

    /** Sets the stakeholders to contact, best first, without regard to who left. */
    Todo to(@Nullable List<String> whom) {
        people = whom == null ? List.of() : List.copyOf(whom);
        return this;
    }

    Todo through(Channel how) {
        channel = how;
        return this;
    }

    /** @param share importance, 0 to 1 */
    Todo weighing(double share) {
        importance = share;
        return this;
    }

    /** Sets whether the account is angry about it. */
    Todo angry(boolean isAngry) {
        angry = isAngry;
        return this;
    }

    /** Sets whether minutes matter, because a person waits for it at its due time. */
    Todo atFixedTime(boolean minutesMatter) {
        fixedTime = minutesMatter;
        return this;
    }

    /** Sets the value that depends on it. */
    Todo staking(@Nullable Money value) {
        stake = value;
        return this;
    }

    /** Sets the expected gain of trust, in points. */
    Todo bringing(double points) {
        gain = points;
        return this;
    }

    /** Sets the playbook for the matter. */
    Todo by(String playbookName) {
        playbook = playbookName;
        return this;
    }

    /** Adds a sentence to the reason. */
    Todo because(String remark) {
        reason = reason + " " + remark;
        return this;
    }
}
