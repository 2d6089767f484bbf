package dev.troth.trust.action;

import dev.troth.issue.Issue;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.TypedFact;
import dev.troth.trust.action.ProposedAction.Matter;
import dev.troth.trust.score.WhatIf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Actions for open issues: one for each. */
final class IssueActions {
    private IssueActions() {}

    static List<ProposedAction> of(ActionContext on) {
        Set<String> answered = Issue.answered(on.facts());
        List<ProposedAction> all = new ArrayList<>();
        for (TypedFact<IssueFact.Raised> issue : Issue.open(on.facts())) {
            ProposedAction one = answered.contains(issue.ref()) ? solve(issue, on) : answer(issue, on);
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

    private static ProposedAction solve(TypedFact<IssueFact.Raised> issue, ActionContext on) {
        return new ProposedAction(
                ActionKind.SOLVE_ISSUE,
                Matter.Kind.ISSUE,
                issue.ref(),
                issue.at(),
                "Solve: " + Issue.inWords(issue.body()),
                "Open since " + on.time(issue.at()) + "; the harm grows every day.");
    }

    private static ProposedAction answer(TypedFact<IssueFact.Raised> issue, ActionContext on) {
        boolean heated = issue.body().isHeated();
        Instant due = issue.at().plus(heated ? Issue.COOLDOWN : Duration.ZERO);
        String wait = due.isAfter(on.now())
                ? " They are angry: work on the solution now, and reply after " + on.time(due) + "."
                : heated ? " They are angry." : "";
        return new ProposedAction(
                        ActionKind.ANSWER_ISSUE,
                        Matter.Kind.ISSUE,
                        issue.ref(),
                        due,
                        "Answer: " + Issue.inWords(issue.body()),
                        "Not answered since " + on.time(issue.at()) + "." + wait)
                .atFixedTime(heated);
    }
}
