package dev.troth.playbook;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What to do in a situation, step by step. */
@Description("What to do in a situation, step by step.")
public record Playbook(
        @Description("What it is called.") @NonNull String name,

        @Description("Counts its versions; 0 is the built-in one.")
        int version,

        @Description("The steps, in order.") @NonNull List<@NonNull String> steps,

        @Description("The situation that asks for it; null when it is only started by hand.") @Nullable
        PlaybookTrigger trigger) {

    /** Those that the articles teach. */
    private static final List<Playbook> BUILT_IN = List.of(
            new Playbook(
                    "departure",
                    0,
                    List.of(
                            "Ask who takes over, and be introduced before the last day",
                            "Call the two others who know us best (S1 L13)",
                            "Tell the successor what is promised and what is open",
                            "Meet the successor within two weeks"),
                    PlaybookTrigger.DEPARTURE),
            new Playbook(
                    "priority-drop",
                    0,
                    List.of(
                            "Ask the one who sets the priority why (S1 L19)",
                            "Tell them the effort to date, with proof",
                            "Propose pay for the work done",
                            "Ask what is more important now, and offer to help with that"),
                    PlaybookTrigger.PRIORITY_DROP),
            new Playbook(
                    "complaint",
                    0,
                    List.of(
                            "Start on the solution at once; wait half an hour before you reply when they are angry (S4 L20)",
                            "Say exactly what the main issue is",
                            "Offer at least two options",
                            "Solve it, and ask whether it is solved for them"),
                    PlaybookTrigger.COMPLAINT),
            new Playbook(
                    "new-decision-maker",
                    0,
                    List.of(
                            "Find out how they want to do things (S1 L18)",
                            "Show them what was kept so far, in numbers",
                            "Ask for their priorities before you offer yours",
                            "Agree on a rhythm with them"),
                    PlaybookTrigger.NEW_DECISION_MAKER),
            new Playbook(
                    "drifting-cadence",
                    0,
                    List.of(
                            "Call now, with something for them to learn (S3 L25)",
                            "Agree on a rhythm that both can keep",
                            "Put the next three dates into the calendar"),
                    PlaybookTrigger.DRIFTING_CADENCE),
            new Playbook(
                    "renewal",
                    0,
                    List.of(
                            "Ask what they take us for, vendor or partner (S0 L8)",
                            "Show the value they confirmed",
                            "Close what is open: promises, issues, questions",
                            "Ask for the renewal"),
                    PlaybookTrigger.RENEWAL),
            new Playbook(
                    "stay-neutral",
                    0,
                    List.of(
                            "Listen to both sides, and take none (S1 L22)",
                            "Give every side the same attention",
                            "Speak of our part only"),
                    PlaybookTrigger.CONFLICT),
            new Playbook(
                    "test-a-limit",
                    0,
                    List.of(
                            "Write down what you expect (hypothesis)",
                            "Offer one thing that a vendor would not",
                            "Ask them what it was worth to them"),
                    null));

    /**
     * The playbooks that hold, by name: the built-in ones, and those of the workspace in their place or beside them.
     *
     * @param market facts that belong to no account, sorted
     */
    static Map<String, Playbook> all(List<Fact> market) {
        Map<String, Playbook> all = new LinkedHashMap<>();
        BUILT_IN.forEach(playbook -> all.put(playbook.name, playbook));
        for (Said<PlaybookFact.Written> written :
                Said.each(market, PlaybookFact.Written.class).toList()) {
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
