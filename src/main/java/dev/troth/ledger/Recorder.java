package dev.troth.ledger;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.UserError;
import dev.troth.platform.database.Database.DatabaseFault;
import dev.troth.platform.tenancy.CurrentWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records the fact of a mutation. Applies the same validation as the import of a line, and adds the rules about people
 * who left, idempotency keys and optimistic concurrency.
 */
@ApplicationScoped
public class Recorder {
    private static final Problem BEYOND = new Problem(
            ProblemCode.NOT_ALLOWED,
            "The change affects accounts that the caller cannot see. Maybe ask a user who can see all of them?",
            null);

    private static final int LOOKED_AT = 1000;

    private final Ledger ledger;
    private final FactStore store;
    private final BodyCodec codec;
    private final FactContent content;
    private final FactTypeRegistry factTypes;
    private final InputMapper inputMapper;
    private final IdempotencyStore idempotencyStore;
    private final WriteAccess writeAccess;
    private final FactAccess factAccess;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    Recorder(
            Ledger ledger,
            FactStore store,
            BodyCodec codec,
            FactContent content,
            FactTypeRegistry factTypes,
            InputMapper inputMapper,
            IdempotencyStore idempotencyStore,
            WriteAccess writeAccess,
            FactAccess factAccess,
            CurrentWorkspace workspace,
            Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.codec = codec;
        this.content = content;
        this.factTypes = factTypes;
        this.inputMapper = inputMapper;
        this.idempotencyStore = idempotencyStore;
        this.writeAccess = writeAccess;
        this.factAccess = factAccess;
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
    public RecordResult record(MutationInput input, @Nullable String account, Supplier<? extends FactBody> body) {
        return record(input, account, body, ref -> List.of());
    }

    /**
     * Appends one fact, whose body has the fields of the input.
     *
     * @param account ref of its account; null if the fact creates one
     */
    @Transactional
    public RecordResult record(MutationInput input, @Nullable String account, Class<? extends FactBody> body) {
        return record(input, account, () -> inputMapper.body(input, body, Map.of()));
    }

    /**
     * Appends one fact about an existing subject, whose body has the fields of the input.
     *
     * @param key field of the body that refers to the subject
     */
    @Transactional
    RecordResult record(
            MutationInput input, @Nullable String account, Class<? extends FactBody> body, String key, String ref) {
        return record(input, account, () -> inputMapper.body(input, body, Map.of(key, ref)));
    }

    /**
     * Appends a fact and dependent facts: all of them, or none.
     *
     * @param others creates the dependent facts, which may refer to the first by its ref; their refs are that ref with
     * a number appended
     */
    @Transactional
    public RecordResult record(
            MutationInput input,
            @Nullable String account,
            Supplier<? extends FactBody> body,
            Function<String, List<DependentFact>> others) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<DryRun> dryRun = DryRun.current();
        if (dryRun.isPresent()) {
            return imagine(dryRun.get(), input, account, body, others, now);
        }
        try {
            String ref = input.refOrNull() == null ? Ids.next().toString() : input.refOrNull();
            List<FactDraft> drafts = drafts(input, ref, account, body.get(), others.apply(ref), now);
            drafts.forEach(writeAccess::check);
            String key = input.idempotencyKey;
            if (key == null) {
                return append(input, drafts, others.apply(ref), now);
            }
            byte[] digest = intent(input, drafts.getFirst(), others.apply(""));
            Optional<IdempotencyStore.Answer> first = idempotencyStore.take(key, digest);
            if (first.isPresent()) {
                return replay(first.get(), drafts);
            }
            RecordResult recorded = append(input, drafts, others.apply(ref), now);
            Fact fact = recorded.fact();
            idempotencyStore.keep(key, digest, fact == null ? null : fact.id(), recorded.errors(), now);
            return recorded;
        } catch (RejectedException rejection) {
            return refused(input, rejection.problem(), now);
        } catch (RuntimeException fault) {
            if (workspace.require().visibility().isOfAllAccounts() || !DatabaseFault.isDenied(fault)) {
                throw fault;
            }
            return refused(input, BEYOND, true, now);
        }
    }

    /**
     * Adds the facts to the dry run. A refusal is thrown and not returned as data, because there is no mutation
     * payload.
     */
    private RecordResult imagine(
            DryRun dryRun,
            MutationInput input,
            @Nullable String account,
            Supplier<? extends FactBody> body,
            Function<String, List<DependentFact>> others,
            Instant now) {
        String ref = input.refOrNull() == null ? Ids.next().toString() : input.refOrNull();
        String owner = account == null ? dryRun.account() : account;
        dryRun.add(drafts(input, ref, owner, body.get(), others.apply(ref), now));
        return new RecordResult(List.of(), List.of(), false, AsOf.at(now));
    }

    private RecordResult append(MutationInput input, List<FactDraft> drafts, List<DependentFact> others, Instant now) {
        List<AppendResult> outcomes = ledger.record(drafts);
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(outcomes.get(i) instanceof AppendResult.Accepted)) {
                Problem problem = problem(outcomes.get(i), drafts.get(i));
                return refused(
                        input,
                        i == 0 ? problem : problem.within(others.get(i - 1).path()),
                        outcomes.size() > 1,
                        now);
            }
        }
        List<Fact> facts = outcomes.stream()
                .map(outcome -> ((AppendResult.Accepted) outcome).fact())
                .toList();
        return new RecordResult(facts, List.of(), false, AsOf.at(now));
    }

    private static Problem problem(AppendResult outcome, FactDraft draft) {
        return outcome instanceof AppendResult.Refused(Problem problem) ? problem : duplicate(draft.ref());
    }

    /** @param undo whether to roll back, because other facts of the same mutation were already appended */
    private static RecordResult refused(MutationInput input, Problem problem, boolean undo, Instant now) {
        if (undo) {
            QuarkusTransaction.setRollbackOnly();
        }
        return refused(input, problem, now);
    }

    /** @param drafts drafts of the retry; the refs of its dependent facts are derived from the first ref */
    private RecordResult replay(IdempotencyStore.Answer first, List<FactDraft> drafts) {
        UUID id = first.factId();
        if (id == null) {
            return new RecordResult(List.of(), first.errors(), true, AsOf.at(first.answeredAt()));
        }
        Fact fact = store.byIds(List.of(id)).getFirst();
        List<Fact> facts = new ArrayList<>(List.of(fact));
        for (int i = 1; i < drafts.size(); i++) {
            FactStore.FactName name =
                    new FactStore.FactName(drafts.get(i).type().name(), fact.ref() + "-" + i);
            store.byName(List.of(name)).forEach(stored -> facts.add(stored.fact()));
        }
        return new RecordResult(facts, first.errors(), true, new AsOf(first.answeredAt(), fact.recordedAt()));
    }

    private static RecordResult refused(MutationInput input, Problem problem, Instant now) {
        return new RecordResult(List.of(), List.of(UserError.of(input.located(problem))), false, AsOf.at(now));
    }

    private List<FactDraft> drafts(
            MutationInput input,
            String ref,
            @Nullable String account,
            FactBody body,
            List<DependentFact> others,
            Instant now) {
        List<FactDraft> drafts = new ArrayList<>();
        drafts.add(draft(input, ref, account, body, now));
        for (int i = 0; i < others.size(); i++) {
            drafts.add(dependent(input, ref + "-" + (i + 1), account, others.get(i), now));
        }
        return drafts;
    }

    private FactDraft dependent(
            MutationInput input, String ref, @Nullable String account, DependentFact other, Instant now) {
        try {
            FactDraft draft = draft(input, ref, account, other.body().get(), now);
            return new FactDraft(
                    draft.type(), draft.ref(), account, draft.at(), null, draft.by(), null, null, draft.body());
        } catch (RejectedException rejection) {
            throw RejectedException.because(rejection.problem().within(other.path()));
        }
    }

    private FactDraft draft(MutationInput input, String ref, @Nullable String account, FactBody said, Instant now) {
        FactType<?> type = factTypes.of(said);
        FactBody body = codec.checked(type, said);
        Require.key("ref", ref);
        Instant at = input.at == null ? now : WireTimes.instant("at", input.at.toString());
        body.check(at);
        boolean founds = type.scope() == FactType.Scope.FOUNDS_ACCOUNT;
        if (type.scope() == FactType.Scope.ACCOUNT && account == null) {
            throw unknownSubject(type, body);
        }
        return new FactDraft(
                type,
                ref,
                founds ? ref : account,
                at,
                null,
                reporter(input),
                null,
                input.note,
                body,
                input.expectedVersion);
    }

    /** A dry run records nothing, so it may have any reporter. */
    private @Nullable String reporter(MutationInput input) {
        return DryRun.current().isPresent() ? input.by : writeAccess.reporter("by", input.by);
    }

    private RejectedException unknownSubject(FactType<?> type, FactBody body) {
        String about = String.valueOf(body.about());
        List<String> similar = store.ofKind(type.subject(), LOOKED_AT).stream()
                .map(one -> one.key().ref())
                .toList();
        return RejectedException.unknown(
                codec.fieldOf(body, about),
                "There is no %s \"%s\".%s",
                ReferenceIndex.words(type.subject()),
                about,
                factAccess.suggestion(type.subject(), about, similar));
    }

    /** Digest of the caller's input. A generated ref or time is not part of it. */
    private byte[] intent(MutationInput input, FactDraft draft, List<DependentFact> others) {
        StringBuilder said = new StringBuilder();
        others.forEach(other -> said.append(codec.write(other.body().get())));
        return content.digest(new FactDraft(
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

    private static Problem duplicate(String ref) {
        return new Problem(
                ProblemCode.DUPLICATE_REF,
                "The same fact already exists under the ref \"" + ref + "\". Nothing was changed.",
                "ref");
    }

    /**
     * A further fact of the same mutation.
     *
     * @param path path of its input within the input of the mutation, such as {@code commitments.0}
     * @param body creates the body, and may throw a refusal
     */
    public record DependentFact(String path, Supplier<? extends FactBody> body) {}
}
