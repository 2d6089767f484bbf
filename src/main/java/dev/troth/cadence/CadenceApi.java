package dev.troth.cadence;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.cadence.CadenceFact.CadenceEnded;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.WireTimes;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Cadences in the schema. */
@GraphQLApi
public class CadenceApi implements LinkProvider {
    private final FactBatchLoader facts;
    private final AccountLookup accounts;
    private final Recorder recorder;

    CadenceApi(FactBatchLoader facts, AccountLookup accounts, Recorder recorder) {
        this.facts = facts;
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.many(
                        "Cadence",
                        "agreedWith",
                        "Stakeholder",
                        "Stakeholders who agreed and are still there.",
                        Cadence.class,
                        Cadence::agreedWith),
                Link.one(
                        "Cadence",
                        "initiative",
                        "Initiative",
                        "Initiative that requires the cadence. Null unless the reason is INITIATIVE.",
                        Cadence.class,
                        Cadence::initiative));
    }

    @NonNull
    @Description("Cadence of contact, and adherence to it.")
    public Cadence cadence(@Source AccountView account) {
        return Cadence.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Records the cadence that both sides agreed on. It applies until another one is agreed.")
    public RecordPayload agreeCadence(@NonNull AgreeCadenceInput input) {
        return accounts.payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new CadenceFact(WireTimes.period("period", input.period), input.agreedWith)));
    }

    @Mutation
    @NonNull
    @Description(
            "Records that the agreed cadence no longer applies. The default does then: no more than a month between "
                    + "touchpoints.")
    public RecordPayload endCadence(@NonNull EndCadenceInput input) {
        return accounts.payload(
                recorder.record(input, accounts.refOf(input.account), () -> new CadenceEnded(input.reason)));
    }

    @Description("End of the agreed cadence.")
    @Input("EndCadenceInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class EndCadenceInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Reason.")
        public @Nullable String reason;
    }

    @Description("Agreed cadence.")
    @Input("AgreeCadenceInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AgreeCadenceInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Interval between touchpoints, as an ISO 8601 period: P1D, P14D, P1M.")
        @NonNull
        public String period;

        @Description("Refs of the stakeholders who agreed.")
        public @Nullable List<String> agreedWith;
    }
}
