package dev.troth.cadence;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.Times;
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
public class CadenceApi {
    private final AccountFacts facts;
    private final Accounts accounts;
    private final Recorder recorder;

    CadenceApi(AccountFacts facts, Accounts accounts, Recorder recorder) {
        this.facts = facts;
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @NonNull
    @Description("Cadence of contact, and adherence to it.")
    public Cadence cadence(@Source AccountView account) {
        return Cadence.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Records the cadence that both sides agreed on. It applies until another one is agreed.")
    public RecordPayload agreeCadence(@NonNull AgreeCadenceInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        accounts.refOf(input.account),
                        () -> new CadenceAgreed(Times.period("period", input.period), input.agreedWith)),
                null);
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
