package dev.troth.exchange.staging;

import dev.troth.exchange.reader.ChangePolicy;
import dev.troth.exchange.reader.RefusedEntry;
import dev.troth.exchange.staging.StagingTable.Staged;
import dev.troth.ledger.AppendResult;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.OnChange;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.database.Database.DatabaseFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Appends staged facts in steps: those that define something for the whole workspace, then account by account, then the
 * other facts without an account.
 */
@ApplicationScoped
public class StagedFactAppender {
    private static final int ATTEMPTS = 5;

    private final StagingTable staging;
    private final Ledger ledger;
    private final FactCodec codec;
    private final Database database;

    StagedFactAppender(StagingTable staging, Ledger ledger, FactCodec codec, Database database) {
        this.staging = staging;
        this.ledger = ledger;
        this.codec = codec;
        this.database = database;
    }

    /**
     * Position in a staged file.
     *
     * @param account last account that was appended
     * @param line last line that was appended among those without an account; 0 while accounts are appended
     * @param number number of the fact within that line
     */
    public record Place(String account, int line, int number) {
        public static final Place START = new Place("", 0, 0);

        /** After the facts of the whole workspace, before the first account. */
        public static final Place FOUNDED = new Place(FactCodec.WORKSPACE, 0, 0);
    }

    /**
     * Result of a step.
     *
     * @param place position of the next one
     * @param unresolved the facts that were refused because of a reference, in the order of the refusals
     */
    public record Step(
            Place place, int accepted, int amended, int known, List<RefusedEntry> refused, List<Staged> unresolved) {}

    /** Appends some thousand facts after a position; empty if none are left. */
    public Optional<Step> next(UUID importId, Place place, ChangePolicy changes) {
        return claim(importId, place).map(claim -> append(claim, changes));
    }

    /** The staged facts of a step, and the position of the next step. */
    public record Claim(List<Staged> staged, Place place) {
        public boolean ofAccounts() {
            return place.line == 0;
        }
    }

    /** Returns the facts that define something for the whole workspace; empty if there are none. */
    public Optional<Claim> foundation(UUID importId) {
        List<Staged> foundation = staging.ofWorkspace(importId);
        return foundation.isEmpty() ? Optional.empty() : Optional.of(new Claim(foundation, Place.FOUNDED));
    }

    public Optional<Claim> claim(UUID importId, Place place) {
        if (place.equals(Place.START)) {
            Optional<Claim> foundation = foundation(importId);
            if (foundation.isPresent()) {
                return foundation;
            }
        }
        if (place.line == 0) {
            List<Staged> accounts = staging.accountsAfter(importId, place.account);
            if (!accounts.isEmpty()) {
                String last = String.valueOf(accounts.getLast().account());
                return Optional.of(new Claim(accounts, new Place(last, 0, 0)));
            }
        }
        List<Staged> others = staging.othersAfter(importId, place.line, place.number);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Claim(
                        others,
                        new Place(
                                place.account,
                                others.getLast().line(),
                                others.getLast().number())));
    }

    public Step append(Claim claim, ChangePolicy changes) {
        List<Staged> staged = claim.staged;
        int accepted = 0;
        int amended = 0;
        int known = 0;
        List<RefusedEntry> refused = new ArrayList<>();
        List<Staged> unresolved = new ArrayList<>();
        List<Staged> told = new ArrayList<>(staged.size());
        List<FactDraft> drafts = new ArrayList<>(staged.size());
        for (Staged one : staged) {
            try {
                drafts.add(codec.read(one.text()));
                told.add(one);
            } catch (RejectedException rejection) {
                refused.add(new RefusedEntry(one.line(), one.words(), rejection.problem()));
            }
        }
        List<AppendResult> outcomes = changes.successive()
                ? appendSuccessively(drafts, changes.onChange())
                : append(drafts, changes.onChange());
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case AppendResult.Accepted yes -> accepted++;
                case AppendResult.Amended changed -> amended++;
                case AppendResult.Known there -> known++;
                case AppendResult.Refused(Problem problem) -> {
                    Staged one = told.get(i);
                    refused.add(new RefusedEntry(one.line(), one.words(), problem));
                    if (problem.code() == ProblemCode.UNKNOWN_REFERENCE) {
                        unresolved.add(one);
                    }
                }
            }
        }
        return new Step(claim.place, accepted, amended, known, refused, unresolved);
    }

    /** Appends the first versions of all facts, then the second ones of those that have them, and so on. */
    private List<AppendResult> appendSuccessively(List<FactDraft> drafts, OnChange onChange) {
        AppendResult[] results = new AppendResult[drafts.size()];
        for (List<Integer> round : rounds(drafts)) {
            List<AppendResult> outcomes = append(round.stream().map(drafts::get).toList(), onChange);
            for (int i = 0; i < round.size(); i++) {
                results[round.get(i)] = outcomes.get(i);
            }
        }
        return Arrays.asList(results);
    }

    private static List<List<Integer>> rounds(List<FactDraft> drafts) {
        List<List<Integer>> rounds = new ArrayList<>();
        Map<String, Integer> versions = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            FactDraft draft = drafts.get(i);
            int version = versions.merge(draft.type().name() + ' ' + draft.ref(), 1, Integer::sum);
            if (version > rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(version - 1).add(i);
        }
        return rounds;
    }

    /** Retries if another import appends the same facts concurrently. */
    private List<AppendResult> append(List<FactDraft> drafts, OnChange onChange) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.joiningExisting().call(() -> {
                    database.disableTimeouts();
                    return ledger.append(drafts, onChange);
                });
            } catch (DatabaseFault fault) {
                if (!fault.isCollision()
                        || attempt == ATTEMPTS
                        || QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE) {
                    throw fault;
                }
            }
        }
    }
}
