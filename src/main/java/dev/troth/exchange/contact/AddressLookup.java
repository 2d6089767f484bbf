package dev.troth.exchange.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lookup of mail addresses for one file, with a cache.
 *
 * <p>An address is ours if its domain, or one that it is a sub-domain of, is listed as ours, unless an account lists a
 * longer one. Otherwise it belongs to the accounts of the stakeholders with this address, and to the accounts with the
 * longest matching domain. An address with a tag ({@code ann+news@}) is that of the person without the tag, unless
 * there is a person with exactly that address.
 */
public final class AddressLookup {
    private static final int KNOWN = 20_000;

    private final Set<String> ours;
    private final ContactDirectory directory;
    private final Map<String, Found> known = new LinkedHashMap<>();

    AddressLookup(Set<String> ours, ContactDirectory directory) {
        this.ours = ours;
        this.directory = directory;
    }

    /** Result of the lookup of an address: whether it is ours; else its accounts, with the stakeholders. */
    private record Found(boolean ours, Map<String, Set<String>> accounts) {
        private static final Found OURS = new Found(true, Map.of());
    }

    /** Looks up many addresses at once, so that the next calls for them are fast. */
    public void prepare(Collection<String> addresses) {
        Set<String> missing = new LinkedHashSet<>();
        addresses.forEach(address -> missing.add(MailAddress.normal(address)));
        if (known.size() + missing.size() > KNOWN) {
            known.clear();
        }
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            find(missing);
        }
    }

    public boolean isOurs(String address) {
        return found(address).ours;
    }

    /** Returns whether an address belongs to an account. */
    public boolean isTheirs(String address) {
        return !found(address).accounts.isEmpty();
    }

    /** Returns the accounts of these addresses, each with its stakeholders among them. */
    public Map<String, Set<String>> accounts(Collection<String> addresses) {
        prepare(addresses);
        Map<String, Set<String>> accounts = new LinkedHashMap<>();
        for (String address : addresses) {
            found(address)
                    .accounts
                    .forEach((account, people) -> accounts.computeIfAbsent(account, a -> new TreeSet<>())
                            .addAll(people));
        }
        return accounts;
    }

    private Found found(String address) {
        String normal = MailAddress.normal(address);
        Found found = known.get(normal);
        if (found == null) {
            prepare(List.of(address));
            found = known.get(normal);
        }
        return Objects.requireNonNull(found);
    }

    private void find(Set<String> addresses) {
        Set<String> outside = new LinkedHashSet<>();
        for (String address : addresses) {
            if (ours.contains(address) || ours.contains(MailAddress.domain(address))) {
                known.put(address, Found.OURS);
            } else {
                outside.add(address);
            }
        }
        if (outside.isEmpty()) {
            return;
        }
        Map<String, List<ContactDirectory.Person>> people = people(outside);
        Map<String, List<String>> accounts = accounts(outside);
        outside.forEach(address -> known.put(address, found(address, people, accounts)));
    }

    private Map<String, List<ContactDirectory.Person>> people(Set<String> addresses) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String address : addresses) {
            spellings.addAll(MailAddress.spellings(address));
            spellings.addAll(MailAddress.spellings(MailAddress.withoutTag(address)));
        }
        Map<String, List<ContactDirectory.Person>> people = new HashMap<>();
        for (ContactDirectory.Person person : directory.people(spellings)) {
            people.computeIfAbsent(MailAddress.normal(person.address()), a -> new ArrayList<>())
                    .add(person);
        }
        return people;
    }

    private Map<String, List<String>> accounts(Set<String> addresses) {
        Set<String> spellings = new LinkedHashSet<>();
        for (String address : addresses) {
            for (String domain : MailAddress.withParents(MailAddress.domain(address))) {
                spellings.addAll(MailAddress.spellings(domain));
            }
        }
        Map<String, List<String>> accounts = new HashMap<>();
        for (ContactDirectory.Domain domain : directory.accounts(spellings)) {
            accounts.computeIfAbsent(MailAddress.normalDomain(domain.domain()), d -> new ArrayList<>())
                    .add(domain.account());
        }
        return accounts;
    }

    private Found found(
            String address,
            Map<String, List<ContactDirectory.Person>> people,
            Map<String, List<String>> accountsByDomain) {
        Map<String, Set<String>> accounts = new LinkedHashMap<>();
        List<ContactDirectory.Person> named =
                people.getOrDefault(address, people.getOrDefault(MailAddress.withoutTag(address), List.of()));
        for (ContactDirectory.Person person : named) {
            accounts.computeIfAbsent(person.account(), a -> new TreeSet<>()).add(person.stakeholder());
        }
        for (String domain : MailAddress.withParents(MailAddress.domain(address))) {
            if (ours.contains(domain)) {
                return accounts.isEmpty() ? Found.OURS : new Found(false, accounts);
            }
            List<String> listing = accountsByDomain.getOrDefault(domain, List.of());
            if (!listing.isEmpty()) {
                listing.forEach(account -> accounts.computeIfAbsent(account, a -> new TreeSet<>()));
                break;
            }
        }
        return new Found(false, accounts);
    }
}
