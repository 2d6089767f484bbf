package dev.troth.ledger;

import dev.troth.platform.Ids;
import dev.troth.platform.Problem;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a mutation says its fact: the same way as a line of a file, only one at a time. */
@ApplicationScoped
public class Recorder {
    private final Ledger ledger;
    private final FactTypes types;
    private final Clock clock;

    Recorder(Ledger ledger, FactTypes types, Clock clock) {
        this.ledger = ledger;
        this.types = types;
        this.clock = clock;
    }

    /**
     * What every mutation may say beside its own fields.
     *
     * @param ref the caller's key; made up when absent
     * @param at when it occurred; now when absent
     */
    public record Circumstances(
            @Nullable String ref,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String note) {}

    /**
     * Appends one fact.
     *
     * @param account the ref of its account; null when the fact founds one
     * @param body makes the body, and may refuse
     * @param done what to answer with the fact, which is in the ledger now
     * @param refused what to answer when it was not taken
     */
    public <P> P record(
            @Nullable String account,
            Circumstances circumstances,
            Supplier<? extends FactBody> body,
            Function<Fact, P> done,
            Function<List<UserError>, P> refused) {
        Outcome outcome;
        try {
            outcome = ledger.append(List.of(draft(account, circumstances, body.get())))
                    .getFirst();
        } catch (Refusal refusal) {
            outcome = new Outcome.Refused(refusal.problem());
        }
        return switch (outcome) {
            case Outcome.Accepted accepted -> done.apply(accepted.fact());
            case Outcome.Known known -> refused.apply(List.of(UserError.of(alreadyThere(circumstances))));
            case Outcome.Refused(Problem problem) -> refused.apply(List.of(UserError.of(problem)));
        };
    }

    private FactDraft draft(@Nullable String account, Circumstances circumstances, FactBody body) {
        FactType<?> type = types.of(body);
        String ref = circumstances.ref() == null ? Ids.next().toString() : circumstances.ref();
        Require.ref("ref", ref);
        Instant at = circumstances.at() == null
                ? clock.instant().truncatedTo(ChronoUnit.MICROS)
                : Times.instant("at", circumstances.at().toString());
        body.check(at);
        boolean founds = type.scope() == FactType.Scope.FOUNDS_ACCOUNT;
        if (type.scope() == FactType.Scope.ACCOUNT && account == null) {
            throw Refusal.unknown(type.subject(), "There is no %s \"%s\".", type.subject(), body.about());
        }
        return new FactDraft(
                type, ref, founds ? ref : account, at, null, circumstances.by(), null, circumstances.note(), body);
    }

    private static Problem alreadyThere(Circumstances circumstances) {
        return new Problem(
                ProblemCode.DUPLICATE_REF,
                "The same fact is there already, under the ref \"" + circumstances.ref() + "\". Nothing was changed.",
                "ref");
    }
}
