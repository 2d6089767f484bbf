package dev.troth.playbook;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Playbook: steps to take in a situation. */
@Description("Playbook: steps to take in a situation.")
public record Playbook(
        @Description("Name.") @NonNull String name,

        @Description("Version number; 0 is the built-in version.")
        int version,

        @Description("Steps, in order.") @NonNull List<@NonNull String> steps,

        @Description("Situation in which the playbook is due. Null if it is only started manually.") @Nullable
        PlaybookTrigger trigger) {

    /** Kind of references to playbooks, by name. */
    static final String KIND = "playbook";

    /** Playbooks taught by the articles. */
    private static final List<Playbook> BUILT_IN = List.of(
            new Playbook(
                    "departure",
                    0,
                    List.of(
                            "Ask who the successor is, and ask for an introduction before the last day",
                            "Call the two other people who know us best",
                            "Tell the successor which commitments and issues are open",
                            "Meet the successor within two weeks"),
                    PlaybookTrigger.DEPARTURE),
            new Playbook(
                    "priority-drop",
                    0,
                    List.of(
                            "Ask the person who sets the priority for the reason",
                            "Report the effort to date, with proof",
                            "Propose payment for the work done",
                            "Ask what is more important now, and offer to help with that"),
                    PlaybookTrigger.PRIORITY_DROP),
            new Playbook(
                    "complaint",
                    0,
                    List.of(
                            "Start on the solution at once; wait half an hour before replying if the account is "
                                    + "angry",
                            "State exactly which issue is the main one",
                            "Offer at least two options",
                            "Solve it, and ask whether it is solved for the account"),
                    PlaybookTrigger.COMPLAINT),
            new Playbook(
                    "new-decision-maker",
                    0,
                    List.of(
                            "Find out how the new decision maker wants to work",
                            "Show which commitments were kept so far, in numbers",
                            "Ask for their priorities before offering ours",
                            "Agree on a cadence with them"),
                    PlaybookTrigger.NEW_DECISION_MAKER),
            new Playbook(
                    "drifting-cadence",
                    0,
                    List.of(
                            "Call now, with something that they can learn from",
                            "Agree on a cadence that both sides can keep",
                            "Put the next three dates into the calendar"),
                    PlaybookTrigger.DRIFTING_CADENCE),
            new Playbook(
                    "renewal",
                    0,
                    List.of(
                            "Ask whether they see us as a vendor or as a partner",
                            "Show the value they confirmed",
                            "Close what is open: commitments, issues, questions",
                            "Ask for the renewal"),
                    PlaybookTrigger.RENEWAL),
            new Playbook(
                    "stay-neutral",
                    0,
                    List.of(
                            "Listen to both sides, and take neither",
                            "Give both sides the same attention",
                            "Talk only about our part"),
                    PlaybookTrigger.CONFLICT),
            new Playbook(
                    "test-a-limit",
                    0,
                    List.of(
                            "Write down the expected result (hypothesis)",
                            "Offer one thing that a vendor would not offer",
                            "Ask them how much it was worth to them"),
                    null));

    static Set<String> builtInNames() {
        return BUILT_IN.stream().map(Playbook::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the current playbooks by name: the built-in ones, replaced or extended by those of the workspace.
     *
     * @param market facts that belong to no account, sorted
     */
    static Map<String, Playbook> all(List<Fact> market) {
        Map<String, Playbook> all = new LinkedHashMap<>();
        BUILT_IN.forEach(playbook -> all.put(playbook.name, playbook));
        for (TypedFact<PlaybookFact.Written> written :
                TypedFact.ofType(market, PlaybookFact.Written.class).toList()) {
            PlaybookFact.Written said = written.body();
            Playbook before = all.get(said.name());
            all.put(
                    said.name(),
                    new Playbook(
                            said.name(),
                            before == null ? 1 : before.version + 1,
                            List.copyOf(new ArrayList<>(said.steps())),
                            said.trigger()));
        }
        return all;
    }
}
