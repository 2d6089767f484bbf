package dev.troth.ledger;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database.DatabaseFault;
import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.Problem;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records the fact of a mutation. Applies the same validation as the import of a line, and adds idempotency keys and
 * optimistic concurrency.
 */
@ApplicationScoped
public class Recorder {
    private static final Problem BEYOND = new Problem(
            ProblemCode.NOT_ALLOWED,
            "The change affects accounts that the caller cannot see. Maybe ask a user who can see all of them?",
            null);

    private final Ledger ledger;
    private final FactStore store;
    private final FactCodec codec;
    private final FactTypes types;
    private final Idempotency idempotency;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    Recorder(
            Ledger ledger,
            FactStore store,
            FactCodec codec,
            FactTypes types,
            Idempotency idempotency,
            CurrentWorkspace workspace,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.codec = codec;
        this.types = types;
        this.idempotency = idempotency;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * Appends one fact.
     *
     * @param account ref of its account; null if the fact creates one or corrects another fact
     * @param body creates the body, and may throw a refusal
     */
    @Transactional
    public Recorded record(MutationInput input, @Nullable String account, Supplier<? extends FactBody> body) {
        return record(input, account, body, ref -> List.of());
    }

    /**
     * Appends a fact and dependent facts: all of them, or none.
     *
     * @param others creates the dependent facts, which may refer to the first by its ref; their refs are that ref with
     * a number appended
     */
    @Transactional
    public Recorded record(
            MutationInput input,
            @Nullable String account,
            Supplier<? extends FactBody> body,
            Function<String, List<? extends FactBody>> others) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Imagination> imagination = Imagination.current();
        if (imagination.isPresent()) {
            return imagine(imagination.get(), input, account, body, others, now);
        }
        try {
            String ref = input.refOrNull() == null ? Ids.next().toString() : input.refOrNull();
            List<FactDraft> drafts = drafts(input, ref, account, body.get(), others.apply(ref), now);
            String key = input.idempotencyKey;
            if (key == null) {
                return append(drafts, now);
            }
            byte[] digest = intent(input, drafts.getFirst(), others.apply(""));
            Optional<Idempotency.Answer> first = idempotency.take(key, digest);
            if (first.isPresent()) {
                return replay(first.get());
            }
            Recorded recorded = append(drafts, now);
            Fact fact = recorded.fact();
            idempotency.keep(key, digest, fact == null ? null : fact.id(), recorded.errors(), now);
            return recorded;
        } catch (Refusal refusal) {
            return refused(refusal.problem(), now);
        } catch (RuntimeException fault) {
            if (workspace.some().sight().isOfAllAccounts() || !DatabaseFault.isDenied(fault)) {
                throw fault;
            }
            return refused(BEYOND, true, now);
        }
    }

    /**
     * Adds the facts to the dry run. A refusal is thrown and not returned as data, because there is no mutation
     * payload.
     */
    private Recorded imagine(
            Imagination imagination,
            MutationInput input,
            @Nullable String account,
            Supplier<? extends FactBody> body,
            Function<String, List<? extends FactBody>> others,
            Instant now) {
        String ref = input.refOrNull() == null ? Ids.next().toString() : input.refOrNull();
        String owner = account == null ? imagination.account() : account;
        imagination.take(drafts(input, ref, owner, body.get(), others.apply(ref), now));
        return new Recorded(null, List.of(), false, Moment.at(now));
    }

    private Recorded append(List<FactDraft> drafts, Instant now) {
        List<Outcome> outcomes = ledger.append(drafts);
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(outcomes.get(i) instanceof Outcome.Accepted)) {
                return refused(problem(outcomes.get(i), drafts.get(i)), outcomes.size() > 1, now);
            }
        }
        Fact fact = ((Outcome.Accepted) outcomes.getFirst()).fact();
        return new Recorded(fact, List.of(), false, seenAfter(fact, now));
    }

    private static Problem problem(Outcome outcome, FactDraft draft) {
        return outcome instanceof Outcome.Refused(Problem problem) ? problem : alreadyThere(draft.ref());
    }

    /** @param undo whether to roll back, because other facts of the same mutation were already appended */
    private static Recorded refused(Problem problem, boolean undo, Instant now) {
        if (undo) {
            QuarkusTransaction.setRollbackOnly();
        }
        return refused(problem, now);
    }

    private Recorded replay(Idempotency.Answer first) {
        UUID id = first.factId();
        Fact fact = id == null ? null : store.byIds(List.of(id)).getFirst();
        Moment moment = fact == null
                ? Moment.at(first.answeredAt())
                : new Moment(seenAfter(fact, first.answeredAt()).asOf(), fact.recordedAt());
        return new Recorded(fact, first.errors(), true, moment);
    }

    /** A fact may be dated in the future; its response shows it nevertheless. */
    private static Moment seenAfter(Fact fact, Instant now) {
        return Moment.at(fact.at().isAfter(now) ? fact.at() : now);
    }

    private static Recorded refused(Problem problem, Instant now) {
        return new Recorded(null, List.of(UserError.of(problem)), false, Moment.at(now));
    }

    private List<FactDraft> drafts(
            MutationInput input,
            String ref,
            @Nullable String account,
            FactBody body,
            List<? extends FactBody> others,
            Instant now) {
        List<FactDraft> drafts = new ArrayList<>();
        drafts.add(draft(input, ref, account, body, now));
        for (int i = 0; i < others.size(); i++) {
            FactDraft other = draft(input, ref + "-" + (i + 1), account, others.get(i), now);
            drafts.add(new FactDraft(
                    other.type(), other.ref(), account, other.at(), null, input.by, null, null, other.body()));
        }
        return drafts;
    }

    private FactDraft draft(MutationInput input, String ref, @Nullable String account, FactBody said, Instant now) {
        FactType<?> type = types.of(said);
        FactBody body = codec.checked(type, said);
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

    /** Digest of the caller's input. A generated ref or time is not part of it. */
    private byte[] intent(MutationInput input, FactDraft draft, List<? extends FactBody> others) {
        StringBuilder said = new StringBuilder();
        others.forEach(other -> said.append(codec.writeBody(other)));
        return codec.digest(new FactDraft(
                draft.type(),
                "",
                draft.account(),
                input.at == null ? Instant.EPOCH : draft.at(),
                null,
                draft.by(),
                draft.type().name() + ":" + input.refOrNull() + said,
                draft.note(),
                draft.body()));
    }

    private static Problem alreadyThere(String ref) {
        return new Problem(
                ProblemCode.DUPLICATE_REF,
                "The same fact already exists under the ref \"" + ref + "\". Nothing was changed.",
                "ref");
    }
}
