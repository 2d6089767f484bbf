package dev.troth.ledger;

import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.Problem;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a mutation says its fact: the same way as a line of a file, only one at a time. Safe to repeat, and refused when
 * the record is not what the caller believes it to be.
 */
@ApplicationScoped
public class Recorder {
    private final Ledger ledger;
    private final FactStore store;
    private final FactCodec codec;
    private final FactTypes types;
    private final Idempotency idempotency;
    private final Clock clock;

    Recorder(Ledger ledger, FactStore store, FactCodec codec, FactTypes types, Idempotency idempotency, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.codec = codec;
        this.types = types;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Appends one fact.
     *
     * @param account the ref of its account; null when the fact founds one or corrects another fact
     * @param body makes the body, and may refuse
     */
    @Transactional
    public Recorded record(MutationInput input, @Nullable String account, Supplier<? extends FactBody> body) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            String ref = input.refOrNull() == null ? Ids.next().toString() : input.refOrNull();
            FactDraft draft = draft(input, ref, account, body.get(), now);
            String key = input.idempotencyKey;
            if (key == null) {
                return append(draft, now);
            }
            byte[] digest = codec.digest(intent(input, draft));
            Optional<Idempotency.Answer> first = idempotency.take(key, digest);
            if (first.isPresent()) {
                return replay(first.get());
            }
            Recorded recorded = append(draft, now);
            Fact fact = recorded.fact();
            idempotency.keep(key, digest, fact == null ? null : fact.id(), recorded.errors(), now);
            return recorded;
        } catch (Refusal refusal) {
            return refused(refusal.problem(), now);
        }
    }

    private Recorded append(FactDraft draft, Instant now) {
        Outcome outcome = ledger.append(List.of(draft)).getFirst();
        return switch (outcome) {
            case Outcome.Accepted(Fact fact) -> new Recorded(fact, List.of(), false, seenAfter(fact, now));
            case Outcome.Known known -> refused(alreadyThere(draft.ref()), now);
            case Outcome.Refused(Problem problem) -> refused(problem, now);
        };
    }

    private Recorded replay(Idempotency.Answer first) {
        UUID id = first.factId();
        Fact fact = id == null ? null : store.byIds(List.of(id)).getFirst();
        Moment moment = fact == null
                ? Moment.at(first.answeredAt())
                : new Moment(seenAfter(fact, first.answeredAt()).asOf(), fact.recordedAt());
        return new Recorded(fact, first.errors(), true, moment);
    }

    /** A fact may be dated later than now; its answer shows it all the same. */
    private static Moment seenAfter(Fact fact, Instant now) {
        return Moment.at(fact.at().isAfter(now) ? fact.at() : now);
    }

    private static Recorded refused(Problem problem, Instant now) {
        return new Recorded(null, List.of(UserError.of(problem)), false, Moment.at(now));
    }

    private FactDraft draft(MutationInput input, String ref, @Nullable String account, FactBody body, Instant now) {
        FactType<?> type = types.of(body);
        Require.ref("ref", ref);
        Instant at = input.at == null ? now : Times.instant("at", input.at.toString());
        body.check(at);
        boolean founds = type.scope() == FactType.Scope.FOUNDS_ACCOUNT;
        if (type.scope() == FactType.Scope.ACCOUNT && account == null) {
            throw Refusal.unknown(type.subject(), "There is no %s \"%s\".", type.subject(), body.about());
        }
        return new FactDraft(
                type, ref, founds ? ref : account, at, null, input.by, null, input.note, body, input.expectedVersion);
    }

    /** What the caller means; a ref or a time that was made up here is not part of it. */
    private static FactDraft intent(MutationInput input, FactDraft draft) {
        return new FactDraft(
                draft.type(),
                "",
                draft.account(),
                input.at == null ? Instant.EPOCH : draft.at(),
                null,
                draft.by(),
                draft.type().name() + ":" + input.refOrNull(),
                draft.note(),
                draft.body());
    }

    private static Problem alreadyThere(String ref) {
        return new Problem(
                ProblemCode.DUPLICATE_REF,
                "The same fact is there already, under the ref \"" + ref + "\". Nothing was changed.",
                "ref");
    }
}
