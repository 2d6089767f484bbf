package dev.troth.stakeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.testing.FactFixtures;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Stakeholders who are present, and successors of those who left. */
class StakeholderRosterTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static StakeholderRoster roster(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        for (String name : List.of("Ann", "Bob", "Cleo")) {
            String ref = name.toLowerCase(Locale.ROOT);
            all.add("stakeholder %s 2026-01-01 {'person': {'ref': '%s', 'name': '%s Berg'}, 'department': 'IT'}"
                    .formatted(ref, ref, name));
        }
        return StakeholderRoster.of(FactFixtures.of(all.toArray(String[]::new)));
    }

    private static String left(String who, String more) {
        return "stakeholderLeft l-%s 2026-08-31T22:30:00Z {'stakeholder': '%s'%s}".formatted(who, who, more);
    }

    private static String backup(String of, String backup) {
        return "handoverPlanned h-%s 2026-02-01 {'stakeholder': '%s', 'backup': '%s'}".formatted(of, of, backup);
    }

    @Test
    void presentStakeholderIsContactedWithoutANote() {
        assertThat(roster(backup("ann", "bob")).contact(List.of("ann", "bob"), BERLIN))
                .isEqualTo(new StakeholderRoster.Contact("ann", null));
    }

    /** 22:30 UTC on 31 August is half past midnight on 1 September in Berlin. */
    @Test
    void backupIsContactedInsteadOfALeaver() {
        StakeholderRoster.Contact contact =
                roster(backup("ann", "bob"), left("ann", "")).contact(List.of("ann"), BERLIN);
        assertThat(contact.ref()).isEqualTo("bob");
        assertThat(contact.note()).isEqualTo("Ann Berg left on 1 Sep 2026; contact Bob Berg, who takes their place.");
    }

    @Test
    void successorIsContactedRatherThanTheBackup() {
        assertThat(roster(backup("ann", "bob"), left("ann", ", 'successor': 'cleo'"))
                        .contact(List.of("ann"), BERLIN)
                        .ref())
                .isEqualTo("cleo");
    }

    @Test
    void backupOfABackupThatLeftIsContacted() {
        assertThat(roster(backup("ann", "bob"), backup("bob", "cleo"), left("ann", ""), left("bob", ""))
                        .contact(List.of("ann"), BERLIN)
                        .ref())
                .isEqualTo("cleo");
    }

    @Test
    void leaversWhoAreBackupsOfEachOtherHaveNoStandIn() {
        StakeholderRoster roster = roster(backup("ann", "bob"), backup("bob", "ann"), left("ann", ""), left("bob", ""));
        assertThat(roster.standInFor("ann")).isNull();
        assertThat(roster.contact(List.of("ann"), BERLIN).ref()).isNull();
    }

    @Test
    void leaverWithoutBackupNamesNobodyAndSaysSo() {
        StakeholderRoster.Contact contact = roster(left("ann", "")).contact(List.of("ann"), BERLIN);
        assertThat(contact.ref()).isNull();
        assertThat(contact.note()).isEqualTo("Ann Berg left on 1 Sep 2026. Contact another person.");
    }

    @Test
    void nextRecipientIsContactedIfTheFirstLeftWithoutBackup() {
        StakeholderRoster.Contact contact = roster(left("ann", "")).contact(List.of("ann", "cleo"), BERLIN);
        assertThat(contact.ref()).isEqualTo("cleo");
        assertThat(contact.note()).isEqualTo("Ann Berg left on 1 Sep 2026. Contact Cleo Berg.");
    }

    @Test
    void backupWhoRefusesContactIsNotNamed() {
        StakeholderRoster.Contact contact = roster(
                        backup("ann", "bob"),
                        left("ann", ""),
                        "consent c 2026-03-01 {'stakeholder': 'bob', 'purpose': 'CONTACT', 'given': false}")
                .contact(List.of("ann"), BERLIN);
        assertThat(contact.ref()).isNull();
    }

    @Test
    void leaverIsNotTheirOwnSuccessor() {
        assertThatThrownBy(() -> roster(left("ann", ", 'successor': 'ann'")))
                .hasMessageContaining("successor is \"ann\", who is the stakeholder who left");
    }
}
