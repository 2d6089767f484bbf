package dev.troth.ledger;

import dev.troth.ledger.FactStore.Located;
import dev.troth.ledger.FactStore.SubjectKey;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Index of what the facts of a batch may refer to: the existing subjects with their accounts. A fact of an account may
 * refer to subjects of this account and to those of the whole workspace.
 */
final class ReferenceIndex {
    /** Stands for the whole workspace in place of an account. */
    private static final UUID WORKSPACE = new UUID(0, 0);

    /** People belong to an account, so a fact that names one must name the account. */
    private static final String STAKEHOLDER = "stakeholder";

    /** Refs of the accounts of a subject, by their ids. */
    private final Map<SubjectKey, Map<UUID, String>> known = new HashMap<>();

    private boolean membersRegistered;

    /** @param accountId null if the subject belongs to the whole workspace */
    void add(SubjectKey key, @Nullable UUID accountId, @Nullable String account) {
        known.computeIfAbsent(key, any -> new HashMap<>())
                .put(accountId == null ? WORKSPACE : accountId, account == null ? "" : account);
        membersRegistered |= key.kind().equals(MemberRefs.MEMBER);
    }

    void addAll(List<Located> subjects) {
        subjects.forEach(subject -> add(subject.key(), subject.accountId(), subject.account()));
    }

    boolean contains(SubjectKey key) {
        return known.containsKey(key);
    }

    /** Whether members are checked: from the first registered member on. */
    void registerMembers(boolean any) {
        membersRegistered |= any;
    }

    /** Returns why a fact cannot refer to something; empty if it can. */
    Optional<Problem> problem(Fact fact, Reference reference) {
        Map<UUID, String> accounts = known.get(SubjectKey.of(reference));
        if (accounts == null) {
            return reference.kind().equals(MemberRefs.MEMBER) && !membersRegistered
                    ? Optional.empty()
                    : Optional.of(new Problem(
                            ProblemCode.UNKNOWN_REFERENCE,
                            "There is no %s \"%s\".%s"
                                    .formatted(words(reference.kind()), reference.ref(), maybe(fact, reference)),
                            reference.field()));
        }
        boolean ofOtherAccount = fact.accountId() == null
                ? reference.kind().equals(STAKEHOLDER)
                : !accounts.containsKey(fact.accountId());
        if (accounts.containsKey(WORKSPACE) || !ofOtherAccount) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                ProblemCode.UNKNOWN_REFERENCE,
                "The %s \"%s\" belongs to the account \"%s\"%s.%s"
                        .formatted(
                                words(reference.kind()),
                                reference.ref(),
                                new TreeSet<>(accounts.values()).first(),
                                fact.account() == null ? "" : ", not to \"" + fact.account() + "\"",
                                maybe(fact, reference)),
                reference.field()));
    }

    /** Suggests a similar ref that the fact could refer to. */
    private String maybe(Fact fact, Reference reference) {
        UUID account = fact.accountId() == null ? WORKSPACE : fact.accountId();
        return Suggestion.maybe(
                reference.ref(),
                known.entrySet().stream()
                        .filter(entry -> entry.getKey().kind().equals(reference.kind()))
                        .filter(entry -> entry.getValue().containsKey(account)
                                || entry.getValue().containsKey(WORKSPACE))
                        .map(entry -> entry.getKey().ref())
                        .sorted()
                        .toList());
    }

    /** Returns a kind in words: playbookRun is "playbook run". */
    static String words(String kind) {
        return kind.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
