package dev.troth.exchange.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.DomainName;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Resolves mail addresses: own ones by the configured domains, stakeholders by their address, accounts by their
 * domains.
 */
@ApplicationScoped
public class AddressBook {
    private final Database database;
    private final CurrentWorkspace workspace;

    AddressBook(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Returns the own mail domains, or own addresses, from the job options. */
    public static Set<String> ours(ObjectNode options) {
        Set<String> ours = new HashSet<>();
        for (JsonNode entry : options.path("ours")) {
            String own = entry.asText().strip();
            String address = MailAddress.normal(own.startsWith("@") ? own.substring(1) : own);
            if (!address.isEmpty()) {
                ours.add(address.contains("@") ? address : MailAddress.normalDomain(DomainName.of("ours", address)));
            }
        }
        if (ours.isEmpty()) {
            throw RejectedException.invalid(
                    "ours", "ours is missing: set it to your own mail domains, such as ours=example.com.");
        }
        return ours;
    }

    /** Creates a lookup with its own cache. */
    public AddressLookup lookup(Set<String> ours) {
        return new AddressLookup(ours, new Stored());
    }

    private final class Stored implements ContactDirectory {
        @Override
        public List<Person> people(Collection<String> addresses) {
            return database.query(
                    """
                    select lower(p.email) as address, s.ref as account, k.ref as stakeholder from person p
                    join stakeholder k on k.workspace_id = p.workspace_id and k.person_id = p.id
                    join account_stream s on s.workspace_id = k.workspace_id and s.id = k.account_id
                    where p.workspace_id = ? and lower(p.email) = any(?)
                    order by k.ref
                    """,
                    row -> new Person(row.getString("address"), row.getString("account"), row.getString("stakeholder")),
                    workspace.id(),
                    addresses);
        }

        @Override
        public List<Domain> accounts(Collection<String> domains) {
            return database.query(
                    """
                    select d.domain, a.ref as account from account a, unnest(a.domains) as d(domain)
                    where a.workspace_id = ? and a.domains && ? and d.domain = any(?)
                    order by a.ref
                    """,
                    row -> new Domain(row.getString("domain"), row.getString("account")),
                    workspace.id(),
                    domains,
                    domains);
        }
    }
}
