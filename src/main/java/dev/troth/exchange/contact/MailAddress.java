package dev.troth.exchange.contact;

import dev.troth.platform.common.StorableText;
import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Spelling of mail addresses. Two spellings of the same address have the same normal form: upper case, composed
 * characters, and the Unicode and the ASCII form (xn--) of an internationalised domain do not matter.
 */
public final class MailAddress {
    private MailAddress() {}

    /** Returns the normal form of an address: lower case, with the domain in ASCII. */
    public static String normal(String address) {
        String text = composed(address);
        int at = text.lastIndexOf('@');
        return at < 0 ? text : text.substring(0, at + 1) + normalDomain(text.substring(at + 1));
    }

    /** Returns the normal form of a domain: lower case, in ASCII, without a dot at its end. */
    public static String normalDomain(String domain) {
        String text = composed(domain);
        while (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String composed(String text) {
        return Normalizer.normalize(StorableText.cleaned(text).strip(), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
    }

    /** Returns the spellings of an address in normal form that may be stored: with the domain in ASCII and in Unicode. */
    static Set<String> spellings(String address) {
        int at = address.lastIndexOf('@');
        Set<String> spellings = new LinkedHashSet<>(List.of(address));
        spellings.add(address.substring(0, at + 1) + IDN.toUnicode(address.substring(at + 1)));
        return spellings;
    }

    /** Returns the domain of an address in normal form; empty if it has none. */
    static String domain(String address) {
        return address.contains("@") ? address.substring(address.lastIndexOf('@') + 1) : "";
    }

    /** Returns an address in normal form without its tag: {@code ann@x.example} for {@code ann+news@x.example}. */
    static String withoutTag(String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }

    /** Returns a domain and those that it is a sub-domain of, the longest first, except top-level domains. */
    static List<String> withParents(String domain) {
        List<String> domains = new ArrayList<>();
        String rest = domain;
        while (rest.indexOf('.') > 0) {
            domains.add(rest);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return domains.isEmpty() && !domain.isEmpty() ? List.of(domain) : domains;
    }
}
