package dev.troth.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.ledger.Correction;
import dev.troth.ledger.Fact;
import dev.troth.ledger.SubjectRule;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** No account is above itself, and none has more than {@value #MOST_ABOVE} accounts above it. */
@ApplicationScoped
class ParentRule implements SubjectRule {
    static final int MOST_ABOVE = 10;
    private static final String FIELD = "parent";

    private final Database database;
    private final CurrentWorkspace workspace;

    ParentRule(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    @Override
    public String kind() {
        return "account";
    }

    @Override
    public Check check(Collection<Fact> facts) {
        Set<String> named = facts.stream().flatMap(ParentRule::parent).collect(Collectors.toSet());
        ParentCheck check = new ParentCheck();
        if (!named.isEmpty()) {
            check.read(named);
        }
        return check;
    }

    private static Stream<String> parent(Fact fact) {
        return switch (fact.body()) {
            case AccountFact.Opened opened -> Stream.ofNullable(opened.parent());
            case Correction.Amended amended ->
                Stream.ofNullable(amended.fields().get(FIELD))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText);
            default -> Stream.empty();
        };
    }

    private boolean seesAll() {
        return workspace.require().visibility().isOfAllAccounts();
    }

    /** Two writers who each see no circle could close one together, so they wait for each other. */
    private void lock() {
        database.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> 1, "parents " + workspace.id());
    }

    /** Returns the parents of accounts and of all above them. */
    private Map<String, String> above(Set<String> refs) {
        return seesAll() ? parents(refs) : database.withoutAccountRestriction(() -> parents(refs));
    }

    private Map<String, String> parents(Set<String> refs) {
        Map<String, String> parents = new HashMap<>();
        database.query(
                """
                with recursive up as (
                    select ref, parent_ref, 1 as level from account where workspace_id = ? and ref = any(?::text[])
                    union
                    select a.ref, a.parent_ref, up.level + 1 from up
                    join account a on a.workspace_id = ? and a.ref = up.parent_ref where up.level <= ?)
                select distinct ref, parent_ref from up where parent_ref is not null
                """,
                row -> parents.put(row.getString("ref"), row.getString("parent_ref")),
                workspace.id(),
                refs,
                workspace.id(),
                MOST_ABOVE);
        return parents;
    }

    /** Check of one batch. */
    private final class ParentCheck implements Check {
        private final Map<String, String> stored = new HashMap<>();
        private final Set<String> read = new HashSet<>();
        private final Map<String, Optional<String>> decided = new HashMap<>();

        private void read(Set<String> refs) {
            if (read.isEmpty()) {
                lock();
            }
            stored.putAll(above(refs));
            read.addAll(refs);
        }

        @Override
        public boolean concerns(Fact fact) {
            return fact.body() instanceof Correction.Retracted
                    || parent(fact).findAny().isPresent();
        }

        @Override
        public Optional<Problem> problem(String ref, @Nullable Object state) {
            String parent = state == null ? null : ((Account) state).opened().parent();
            if (parent != null && !read.contains(parent)) {
                read(Set.of(parent));
            }
            List<String> path = new ArrayList<>(List.of(ref));
            String above = parent;
            while (above != null) {
                path.add(above);
                if (above.equals(ref)) {
                    return Optional.of(circle(path));
                }
                if (path.size() > MOST_ABOVE + 1) {
                    return Optional.of(tooDeep(ref, path.get(1)));
                }
                above = parentOf(above);
            }
            decided.put(ref, Optional.ofNullable(parent));
            return Optional.empty();
        }

        private @Nullable String parentOf(String ref) {
            Optional<String> changed = decided.get(ref);
            return changed == null ? stored.get(ref) : changed.orElse(null);
        }

        /** The accounts between are named only to a caller who sees all accounts. */
        private Problem circle(List<String> path) {
            String parent = path.get(1);
            return new Problem(
                    ProblemCode.INVALID_VALUE,
                    seesAll()
                            ? "parent is \"%s\", which is beneath the account: %s. Maybe give one of these another parent first?"
                                    .formatted(parent, String.join(" → ", path))
                            : "parent is \"%s\", which is beneath the account \"%s\". Maybe leave it out?"
                                    .formatted(parent, path.getFirst()),
                    FIELD);
        }

        private Problem tooDeep(String ref, String parent) {
            return new Problem(
                    ProblemCode.TOO_LARGE,
                    "With the parent \"%s\" the account \"%s\" would have more than %d accounts above it. Maybe choose a parent nearer to the top?"
                            .formatted(parent, ref, MOST_ABOVE),
                    FIELD);
        }
    }
}
