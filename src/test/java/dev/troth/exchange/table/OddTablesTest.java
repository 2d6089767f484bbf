package dev.troth.exchange.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.exchange.mapping.MappedEntries;
import dev.troth.exchange.mapping.MappingLoader;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd tables: exports in five languages, and files that were damaged on their way. */
class OddTablesTest {
    private static final CsvReader READER = new CsvReader(new MappingLoader(MappedEntries.TYPES));

    private static MappedEntries read(String template, String file) {
        return MappedEntries.read(READER, file, "template", template);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First Name,Middle Name,Last Name,Company,Department,Job Title,Business Phone,E-mail Address\nAnn,,Lee,acme,Sales,Buyer,1,ann@a.example\n,,,,,,,\nBob,,,acme,,,,\n",
                "\"Vorname\";\"Nachname\";\"Firma\";\"Abteilung\";\"Position\";\"Telefon geschäftlich\";\"E-Mail-Adresse\"\r\n\"Ann\";\"Lee\";\"acme\";\"Sales\";\"Buyer\";\"1\";\"ann@a.example\"\r\n;;;;;;\r\nBob;;acme\r\n",
                "Prénom;Nom;Société;Service;Fonction;Téléphone (bureau);Adresse de messagerie\nAnn;Lee;acme;Sales;Buyer;1;ann@a.example\n\n;;acme\n",
                "Nombre,Apellidos,Organización,Departamento,Puesto,Teléfono del trabajo,Dirección de correo electrónico\nAnn,Lee,acme,Sales,Buyer,1,ann@a.example\n,,,,,,\nBob,,acme\n",
                "Nome\tCognome\tSocietà\tReparto\tPosizione\tUfficio\tIndirizzo posta elettronica\nAnn\tLee\tacme\tSales\tBuyer\t1\tann@a.example\n\t\t\t\t\t\t\nBob\t\tacme\n"
            })
    void contactsOfOutlookAreReadInFiveLanguages(String file) {
        MappedEntries entries = read("outlook-contacts", file);
        assertThat(entries.refused()).isEmpty();
        assertThat(entries.facts())
                .singleElement()
                .asString()
                .isEqualTo("{\"type\":\"stakeholder\","
                        + "\"ref\":\"ann@a.example\",\"account\":\"acme\",\"at\":\"2020-01-01T00:00:00Z\",\"person\":{\"ref\":"
                        + "\"ann@a.example\",\"name\":\"Ann Lee\",\"email\":\"ann@a.example\",\"phone\":\"1\"},"
                        + "\"department\":\"Sales\",\"level\":\"Buyer\",\"source\":\"outlook\"}");
        assertThat(entries.skipped()).containsExactly("3 EMPTY", "4 NOT_MAPPED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Organization Name,Organization Title,Organization Department\nAnn,,Lee,* myContacts,* Work,Ann@a.example ::: ann@home.example,Work,tel:+1 555,acme,Buyer,\nMum,,,,,mum@home.example,,,,,\n",
                "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\n\"Ann Lee\",Ann,Lee,* myContacts,Work,ann@a.example,Work,+1 555,acme,Buyer\nMum,,,,,,,,,\n"
            })
    void contactsOfGoogleAreRead(String file) {
        MappedEntries entries = read("google-contacts", file);
        assertThat(entries.refused()).isEmpty();
        assertThat(entries.values("person/name")).containsExactly("Ann Lee");
        assertThat(entries.values("person/email")).containsExactly("ann@a.example");
        assertThat(entries.values("person/phone")).containsExactly("+1 555");
        assertThat(entries.skipped()).containsExactly("3 NOT_MAPPED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Record ID,Company name,Company Domain Name,Create Date,Type\n1,Acme,www.acme.example,2024-03-05 14:30,Vendor\n",
                "Datensatz-ID,Unternehmensname,Unternehmens-Domain-Name,Erstellungsdatum,Typ\n1,Acme,acme.example,2024-03-05 14:30,Lieferant\n",
                "Datensatz-ID;Unternehmensname;Unternehmens-Domain-Name;Erstellungsdatum;Typ\r\n1;Acme;acme.example;05.03.2024 14:30;Anbieter\r\n",
                "ID de la fiche d'informations,Nom de l'entreprise,Nom de domaine de l'entreprise,Date de création,Type\n1,Acme,acme.example,2024-03-05 14:30,Fournisseur\n",
                "ID de registro,Nombre de la empresa,Nombre de dominio de la empresa,Fecha de creación,Tipo\n1,Acme,acme.example,2024-03-05 14:30,Proveedor\n",
                "ID record,Nome dell'azienda,Nome di dominio dell'azienda,Data di creazione,Tipo\n1,Acme,acme.example,2024-03-05 14:30,Fornitore\n"
            })
    void companiesOfHubspotAreReadInFiveLanguages(String file) {
        MappedEntries entries = read("hubspot-companies", file);
        assertThat(entries.refused()).isEmpty();
        assertThat(entries.values("ref")).containsExactly("hubspot:1");
        assertThat(entries.values("at")).containsExactly("2024-03-05T14:30:00Z");
        assertThat(entries.values("domains")).containsExactly("[\"acme.example\"]");
        assertThat(entries.values("kind")).containsExactly("VENDOR");
    }

    @Test
    void otherTemplatesReadTheirExports() {
        assertThat(read(
                                "hubspot-contacts",
                                "Record ID,First Name,Last Name,Email,Phone Number,Associated Company IDs (Primary),Create Date,Job Title\n1,Ann,,Ann@B.example,,6201,2024-03-05 14:30,Buyer\n")
                        .values("account"))
                .containsExactly("hubspot:6201");
        assertThat(read(
                                "hubspot-deals",
                                "Record ID,Deal Name,Priority,Create Date,Associated Company IDs (Primary)\n7,Rollout,High,2024-03-05 14:30,6201\n8,Alone,,2024-03-05 14:30,\n")
                        .values("priority"))
                .containsExactly("0.8");
        MappedEntries contacts = read(
                "salesforce-contacts",
                "\"Contact ID\",\"First Name\",\"Last Name\",\"Account ID\",\"Email\",\"Created Date\"\n\"0035g00000CCCdE\",\"Ann\",\"Lee\",\"0015g00000ABCdE\",\"ann@a.example\",\"2024-03-05\"\n");
        assertThat(contacts.refused()).isEmpty();
        assertThat(contacts.values("ref")).containsExactly("salesforce:0035g00000CCCdEAAX");
        assertThat(contacts.values("account")).containsExactly("salesforce:0015g00000ABCdEAAX");
        assertThat(contacts.values("person/name")).containsExactly("Ann Lee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "My report\\n\\naccount,name,email\\na,Ann,ann@a.example\\n # ann@a.example #",
                "“account”;„name”;«email»\\na;Ann;ann@a.example # ann@a.example #",
                "'account','name','email'\\na,Ann,'ann@a.example' # ann@a.example #",
                "account,name,email\\n=\"a\",\"=\"\"Ann\"\"\",ann@a.example # ann@a.example #",
                "account,name,email\\na,Ann,ann@a.example\\n\\u001A # ann@a.example #",
                "account,name,email\\r\\n\\r\\n\\r\\na,Ann,ann@a.example\\r\\n\\r\\n # ann@a.example #",
                "account,name,email\\na,Ann,ann@a.example,\"\",\"\" # ann@a.example #",
                "account,name,email\\na,\"Ann\\ta\",ann@a.example # ann@a.example #",
                "account,name,email\\na,Ann,\"ann@a.example; bob@a.example\" # # 2 INVALID_VALUE ref is \"ann@a.example; bob@a.example\"",
                "account,name,email\\na,Ann,ann@ # # 2 INVALID_VALUE",
                "account,name,email\\na,Ann,ann@a..example # # 2 INVALID_VALUE",
                "account,name,email\\na,Ann,ann a@a.example # # 2 INVALID_VALUE",
                "account,name,email\\na,\"5\\\" pipes\",ann@a.example\\na,Bob,bob@a.example # bob@a.example # 2 MALFORMED",
                "account,name,email\\n\"a,Ann,ann@a.example\\na,Bob,bob@a.example # bob@a.example # 2 MALFORMED",
                "account,name,email\\na,\"Ann,ann@a.example # # 2 MALFORMED",
                "account,name,email\\na,\"Ann,x\\na,\"Bob,y\\na,Carl,carl@a.example # carl@a.example # 2 MALFORMED",
                "account,name,email\\na,Ann\"a\"b,ann@a.example # ann@a.example #",
                "account,name,email\\na,\"\"\"Ann\"\" Lee\",ann@a.example # ann@a.example #",
                "account,name,email\\na,\"\"Ann\"\",ann@a.example\\na,Bob,bob@a.example # bob@a.example # 2 MALFORMED",
                "acount,name,email\\na,Ann,ann@a.example # # 1 INVALID_VALUE The file has no column \"account\". Maybe \"acount\"?",
                "account,name,email,since\\na,Ann,ann@a.example,2024-00-10 # # 2 INVALID_VALUE",
                "account,name,email,since\\na,Ann,ann@a.example,12024-01-10 # # 2 INVALID_VALUE",
                "account,name,email,since\\na,Ann,ann@a.example,32.01.2024 # # 2 INVALID_VALUE",
                "account,name,email,since\\na,Ann,ann@a.example, 2024-01-10 # ann@a.example #"
            })
    void oddFileIsTakenOrRefusedWithItsLine(String file, String taken, String refused) {
        MappedEntries entries = read(
                "contacts",
                file.replace("\\n", "\n")
                        .replace("\\r", "\r")
                        .replace("\\t", "\t")
                        .replace("\\u001A", "\u001A"));
        if (taken == null || taken.isBlank()) {
            assertThat(entries.facts()).isEmpty();
        } else {
            assertThat(entries.values("ref")).containsExactly(taken.strip());
        }
        if (refused == null || refused.isBlank()) {
            assertThat(entries.refused()).isEmpty();
        } else {
            assertThat(entries.refused()).first().asString().startsWith(refused.strip());
        }
    }

    @Test
    void everyRowIsReportedOnceWhateverIsDamaged() {
        Random random = new Random(20);
        String whole = IntStream.range(0, 40)
                .mapToObj(i -> "a,\"N %d\",n%d@a.example,1,P,\"B, x\",2024-01-01\n".formatted(i, i))
                .collect(Collectors.joining("", "account,name,email,phone,department,title,since\n", ""));
        for (int round = 0; round < 300; round++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int i = 0; i < 3; i++) {
                int at = 60 + random.nextInt(damaged.length() - 60);
                switch (random.nextInt(4)) {
                    case 0 -> damaged.insert(at, '"');
                    case 1 -> damaged.deleteCharAt(at);
                    case 2 -> damaged.insert(at, "\n");
                    default -> damaged.insert(at, ",");
                }
            }
            MappedEntries entries = read("contacts", damaged.toString());
            int reported = entries.facts().size()
                    + entries.refused().size()
                    + entries.skipped().size();
            assertThat(entries.read()).as(damaged.toString()).isEqualTo(reported);
            assertThat(entries.facts().size()).as(damaged.toString()).isGreaterThanOrEqualTo(40 - 7);
        }
    }

    @Test
    void manyOpenQuotationMarksAreReadInOnePass() {
        String file = IntStream.range(0, 100_000)
                .mapToObj(i -> "a,\"N %d,n%d@a.example\n".formatted(i, i))
                .collect(Collectors.joining("", "account,name,email\n", ""));
        MappedEntries entries = read("contacts", file);
        assertThat(entries.refused()).hasSize(100_000);
    }

    /** Each took minutes, in which the job could not be cancelled. */
    @ParameterizedTest
    @ValueSource(strings = {"a,", "\"a\","})
    @Timeout(30)
    void manyColumnsAreComparedWithManyWantedOnes(String cell) {
        String wanted = IntStream.range(0, 4_000)
                .mapToObj(i -> "\"w%d\"".formatted(i))
                .collect(Collectors.joining(",", "[", ",\"name\"]"));
        String mapping = """
            {"facts": [{"type": "account", "fields": {
              "ref": {"column": "account"}, "at": {"constant": "2026-01-01T00:00:00Z"}, "name": {"column": %s}}}]}
            """.formatted(wanted);
        String titles = (cell.repeat(100_000) + "\n").repeat(3);
        MappedEntries entries =
                MappedEntries.read(READER, titles + "Account , 'NAME'\nacme,Acme\n", "mapping", mapping.strip());
        assertThat(entries.values("name")).containsExactly("Acme");
    }

    @Test
    @Timeout(30)
    void quotationMarksWithinTheNameOfAColumnAreReadOnce() {
        MappedEntries entries = MappedEntries.read(
                READER,
                "account,name,email,a" + "'".repeat(900_000) + "b\nacme,Ann,ann@a.example,x\n",
                "template",
                "contacts");
        assertThat(entries.values("person/name")).containsExactly("Ann");
    }
}
