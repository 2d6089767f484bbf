package dev.troth.exchange.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Contacts without a database, for tests of readers. */
public record KnownContacts(List<Person> people, List<Domain> domains, List<Collection<String>> asked)
        implements ContactDirectory {

    /** Lookup of one account with a domain of the same name, and its stakeholder Ann. */
    public static AddressLookup lookup(Set<String> ours, String... accounts) {
        List<Person> people = new ArrayList<>();
        List<Domain> domains = new ArrayList<>();
        for (String account : accounts) {
            people.add(new Person("ann@" + account + ".example", account, account + "/ann"));
            domains.add(new Domain(account + ".example", account));
        }
        return new AddressLookup(ours, new KnownContacts(people, domains, new ArrayList<>()));
    }

    @Override
    public List<Person> people(Collection<String> addresses) {
        asked.add(addresses);
        return people.stream().filter(one -> addresses.contains(one.address())).toList();
    }

    @Override
    public List<Domain> accounts(Collection<String> wanted) {
        asked.add(wanted);
        return domains.stream().filter(one -> wanted.contains(one.domain())).toList();
    }
}
