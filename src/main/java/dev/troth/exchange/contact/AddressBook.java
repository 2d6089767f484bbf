package dev.troth.exchange.contact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Resolves mail addresses: own ones by the configured domains, stakeholders by their address, accounts by their
 * domains.
 */
@ApplicationScoped
public class AddressBook {
    private static final int KNOWN = 10_000;

    private final Database database;
    private final CurrentWorkspace workspace;

    AddressBook(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Account of an address, and the stakeholder with this address, if there is one. */
    private record Contact(String account, @Nullable String stakeholder) {}

    /** Returns the own mail domains from the job options. */
    public static Set<String> ours(ObjectNode options) {
        Set<String> ours = new HashSet<>();
        for (JsonNode domain : options.path("ours")) {
            ours.add(domain.asText().toLowerCase(Locale.ROOT));
        }
        if (ours.isEmpty()) {
            throw RejectedException.invalid(
                    "ours", "ours is missing: set it to your own mail domains, such as ours=example.com.");
        }
        return ours;
    }

    /** Creates a lookup with its own cache. */
    public Lookup lookup(Set<String> ours) {
        return new Lookup(ours);
    }

    /** Lookup of addresses for one file. */
    public final class Lookup {
        private final Set<String> ours;
        private final Map<String, List<Contact>> known = new HashMap<>();

        private Lookup(Set<String> ours) {
            this.ours = ours;
        }

        public boolean isOurs(String address) {
            return ours.contains(domain(address));
        }

        /** Returns the accounts of these addresses, each with its stakeholders among them. */
        public Map<String, Set<String>> accounts(Collection<String> addresses) {
            Map<String, Set<String>> accounts = new LinkedHashMap<>();
            for (String address : addresses) {
                if (!isOurs(address)) {
                    for (Contact contact : contacts(address.toLowerCase(Locale.ROOT))) {
                        Set<String> people = accounts.computeIfAbsent(contact.account, a -> new TreeSet<>());
                        if (contact.stakeholder != null) {
                            people.add(contact.stakeholder);
                        }
                    }
                }
            }
            return accounts;
        }

        private List<Contact> contacts(String address) {
            if (known.size() > KNOWN) {
                known.clear();
            }
            return known.computeIfAbsent(
                    address,
                    a -> database.query(
                            """
                    select s.ref as account, k.ref as stakeholder from person p
                    join stakeholder k on k.workspace_id = p.workspace_id and k.person_id = p.id
                    join account_stream s on s.workspace_id = k.workspace_id and s.id = k.account_id
                    where p.workspace_id = ? and lower(p.email) = ?
                    union all
                    select ref, null from account where workspace_id = ? and domains @> array[?]::text[]
                    """,
                            row -> new Contact(row.getString("account"), row.getString("stakeholder")),
                            workspace.id(),
                            a,
                            workspace.id(),
                            domain(a)));
        }
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
