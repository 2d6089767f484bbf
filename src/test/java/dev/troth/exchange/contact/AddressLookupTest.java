package dev.troth.exchange.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressLookupTest {
    private final List<Collection<String>> asked = new ArrayList<>();

    private AddressLookup lookup(String... ours) {
        return new AddressLookup(
                Set.of(ours),
                new KnownContacts(
                        List.of(
                                new ContactDirectory.Person("ann@acme.example", "acme", "acme/ann"),
                                new ContactDirectory.Person("ann+vip@acme.example", "acme", "acme/vip"),
                                new ContactDirectory.Person("kim@bücher.example", "books", "books/kim"),
                                new ContactDirectory.Person("pat@free.example", "solo", "solo/pat")),
                        List.of(
                                new ContactDirectory.Domain("acme.example", "acme"),
                                new ContactDirectory.Domain("bücher.example", "books"),
                                new ContactDirectory.Domain("customers.troth.example", "inner")),
                        asked));
    }

    @Test
    void addressBelongsToItsPersonAndToTheAccountOfItsDomain() {
        assertThat(lookup("troth.example").accounts(List.of("Ann@ACME.example", "new@acme.example")))
                .isEqualTo(Map.of("acme", Set.of("acme/ann")));
        assertThat(lookup("troth.example").accounts(List.of("pat@free.example")))
                .isEqualTo(Map.of("solo", Set.of("solo/pat")));
        assertThat(lookup("troth.example").accounts(List.of("other@free.example", "no address", "@", "")))
                .isEmpty();
    }

    @Test
    void tagOfAnAddressIsIgnoredUnlessAPersonHasExactlyIt() {
        assertThat(lookup("troth.example").accounts(List.of("ann+offers@acme.example")))
                .isEqualTo(Map.of("acme", Set.of("acme/ann")));
        assertThat(lookup("troth.example").accounts(List.of("ann+vip@acme.example")))
                .isEqualTo(Map.of("acme", Set.of("acme/vip")));
    }

    @Test
    void asciiAndUnicodeFormsOfADomainAreEqual() {
        Map<String, Set<String>> kim = Map.of("books", Set.of("books/kim"));
        assertThat(lookup("troth.example").accounts(List.of("kim@xn--bcher-kva.example")))
                .isEqualTo(kim);
        assertThat(lookup("troth.example").accounts(List.of("kim@BU\u0308CHER.example")))
                .isEqualTo(kim);
        assertThat(lookup(MailAddress.normalDomain("bücher.test")).isOurs("kim@xn--bcher-kva.test"))
                .isTrue();
    }

    @Test
    void subDomainsBelongToTheOneWhoListsTheLongestDomain() {
        AddressLookup lookup = lookup("troth.example");
        assertThat(lookup.isOurs("dana@mail.troth.example")).isTrue();
        assertThat(lookup.isOurs("dana@nottroth.example")).isFalse();
        assertThat(lookup.isOurs("bo@customers.troth.example")).isFalse();
        assertThat(lookup.accounts(List.of("bo@de.customers.troth.example"))).containsOnlyKeys("inner");
        assertThat(lookup.accounts(List.of("bo@de.acme.example"))).containsOnlyKeys("acme");
        assertThat(lookup.accounts(List.of("bo@example"))).isEmpty();
    }

    @Test
    void singleAddressCanBeOurs() {
        AddressLookup lookup = lookup("me@free.example");
        assertThat(lookup.isOurs("Me@Free.Example")).isTrue();
        assertThat(lookup.isOurs("pat@free.example")).isFalse();
    }

    @Test
    void manyAddressesAreLookedUpAtOnce() {
        AddressLookup lookup = lookup("troth.example");
        lookup.prepare(List.of("ann@acme.example", "pat@free.example", "dana@troth.example"));
        lookup.accounts(List.of("ann@acme.example", "pat@free.example"));
        assertThat(lookup.isOurs("dana@troth.example")).isTrue();
        assertThat(asked).hasSize(2);
    }
}
