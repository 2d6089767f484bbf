package dev.troth.trust.action;

import dev.troth.issue.Issue;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.TypedFact;
import dev.troth.trust.action.Todo.Matter;
import dev.troth.trust.score.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tasks from open issues: one for each. */
final class IssueTodos {
    private IssueTodos() {}

    static List<Todo> of(ActionContext on) {
        Set<String> answered = Issue.answered(on.facts());
        List<Todo> all = new ArrayList<>();
        for (TypedFact<IssueFact.Raised> issue : Issue.open(on.facts())) {
            Todo one = answered.contains(issue.ref()) ? solve(issue, on) : answer(issue, on);
            List<String> whom = issue.body().stakeholder() == null
                    ? List.of()
                    : List.of(issue.body().stakeholder());
            all.add(on.gaining(
                    one.to(whom)
                            .weighing(issue.body().severity())
                            .angry(issue.body().isHeated()),
                    WhatIf.resolved(issue.ref(), on.now())));
        }
        return all;
    }

    private static Todo solve(TypedFact<IssueFact.Raised> issue, ActionContext on) {
        return new Todo(
                ActionKind.SOLVE_ISSUE,
                Matter.Kind.ISSUE,
                issue.ref(),
                issue.at(),
                "Solve: " + Issue.inWords(issue.body()),
                "Open since " + on.time(issue.at()) + "; the harm grows every day.");
    }

    private static Todo answer(TypedFact<IssueFact.Raised> issue, ActionContext on) {
        boolean heated = issue.body().isHeated();
        Instant due = issue.at().plus(heated ? Issue.COOLDOWN : Duration.ZERO);
        String wait = due.isAfter(on.now())
                ? " They are angry: work on the solution now, and reply after " + on.time(due) + "."
                : heated ? " They are angry." : "";
        return new Todo(
                        ActionKind.ANSWER_ISSUE,
                        Matter.Kind.ISSUE,
                        issue.ref(),
                        due,
                        "Answer: " + Issue.inWords(issue.body()),
                        "Not answered since " + on.time(issue.at()) + "." + wait)
                .atFixedTime(heated);
    }
}
