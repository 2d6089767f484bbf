package dev.troth.contract;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of contracts, and projection of their facts into rows. */
@Singleton
class ContractShelf extends ShelfOfAccounts<Contract, ContractRow, ContractView> {
    static final String PREFIX = "ctr";

    ContractShelf() {
        super(ContractRow.class, "Contract", "contract", PREFIX);
    }

    @Override
    public String kind() {
        return "contract";
    }

    @Override
    public @Nullable Contract apply(Subject subject, @Nullable Contract before, Fact fact) {
        return Contract.apply(subject.ref(), before, fact);
    }

    @Override
    protected ContractRow row(Contract thing) {
        return ContractRow.of(thing);
    }

    @Override
    protected ContractView view(ContractRow row, Cohort<ContractRow> cohort) {
        return new ContractView(row, cohort);
    }
}
