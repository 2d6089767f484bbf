package dev.troth.exchange.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.exchange.mapping.MappedEntries;
import dev.troth.exchange.mapping.MappingLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as programs and people write them. Each example is one of a kind that was reported for some importer. */
class CsvReaderTest {
    private static final CsvReader READER = new CsvReader(new MappingLoader(MappedEntries.TYPES));
    private static final String HEAD = "account,name,email,phone,department,title,since\n";
    private static final String ANN = "a,Ann Lee,ann@a.example,1,PURCHASING,Buyer,2024-01-01\n";
    private static final String CARL = "a,Carl,carl@a.example,1,PURCHASING,Buyer,2024-01-01\n";
    private static final String DORA = "a,Dora,dora@a.example,1,PURCHASING,Buyer,2024-01-01\n";

    private static MappedEntries contacts(String file, String... options) {
        String[] all = Stream.concat(Stream.of("template", "contacts"), Stream.of(options))
                .toArray(String[]::new);
        return MappedEntries.read(READER, file, all);
    }

    private static MappedEntries contacts(byte[] file, String... options) {
        var all = MappedEntries.options(options);
        all.put("template", "contacts");
        return MappedEntries.read(READER, file, all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account,name,email,phone,department,title,since,,,\na,Ann Lee,ann@a.example,1,PURCHASING,Buyer,2024-01-01,,,\n",
                "account,name,email,phone,department,title,since,\na,Ann Lee,ann@a.example,1,PURCHASING,Buyer,2024-01-01,\n",
                "account,name,note,email,note,phone,department,title,since\na,Ann Lee,x,ann@a.example,y,1,PURCHASING,Buyer,2024-01-01\n",
                "\uFEFF\"account\",\"name\",\"email\",\"phone\",\"department\",\"title\",\"since\"\r\n\"a\",\"Ann Lee\",\"ann@a.example\",\"1\",\"PURCHASING\",\"Buyer\",\"2024-01-01\"\r\n",
                "\uFEFF\"email\",\"account\",\"name\",\"since\"\r\n\"ann@a.example\",\"a\",\"Ann Lee\",\"2024-01-01\"\r\n",
                "Account, Name ,Email,Phone,Department,Title,Since\na,Ann Lee,ann@a.example,1,PURCHASING,Buyer,2024-01-01\n",
                "ACCOUNT,\u00A0NAME\u200B,\"\"\"EMAIL\"\"\",Since\na,Ann Lee,ann@a.example,2024-01-01\n",
                "sep=,\naccount,name,email,since\na,Ann Lee,ann@a.example,2024-01-01\n",
                "\uFEFFsep=;\r\naccount;name;email;since\r\na;Ann Lee;ann@a.example;01.01.2024\r\n",
                "account;name;email;phone;department;title;since\na;Ann Lee;ann@a.example;1;PURCHASING;Buyer;2024-01-01\n",
                "account\tname\temail\tsince\na\tAnn Lee\tann@a.example\t2024-01-01\n",
                "account|name|email|since\na|Ann Lee|ann@a.example|2024-01-01\n",
                "\n\n account ,name,email,since\r a,Ann Lee,ann@a.example,2024-01-01\r",
                "account,name,email,since\na, \"Ann Lee\" ,\" ann@a.example\u200B \",2024-01-01",
                "account,name,email,since\na,Ann Lee,mailto:Ann@a.example,2024-01-01",
                "account,name,email,since\na,Ann Lee,Ann Lee <ANN@a.example>,2024-01-01",
                "account,name,email,since\n\uFEFFa,Ann Lee,\u202Aann@a.\u2060example\u202C,2024-01-01"
            })
    void contactIsReadWhateverTheFormOfItsTable(String file) {
        MappedEntries entries = contacts(file);
        assertThat(entries.refused()).isEmpty();
        assertThat(entries.values("ref")).containsExactly("ann@a.example");
        assertThat(entries.values("account")).containsExactly("a");
        assertThat(entries.values("person/name")).containsExactly("Ann Lee");
        assertThat(entries.values("at")).containsExactly("2024-01-01T00:00:00Z");
    }

    @Test
    void delimiterAndCharacterSetThatWereFoundAreTold() {
        byte[] excel = "account;name;email;since\r\na;Jürgen Groß;j@a.example;2024-01-01\r\n"
                .getBytes(Charset.forName("windows-1252"));
        MappedEntries entries = contacts(excel);
        assertThat(entries.values("person/name")).containsExactly("Jürgen Groß");
        assertThat(entries.notices())
                .contains("The delimiter of the file is \";\".")
                .anyMatch(notice -> notice.contains("windows-1252"));
        assertThat(contacts(excel, "charset", "windows-1252").values("person/name"))
                .containsExactly("Jürgen Groß");
        byte[] unicodeText = "\uFEFFaccount\tname\temail\tsince\r\na\tJürgen Groß\tj@a.example\t2024-01-01\r\n"
                .getBytes(StandardCharsets.UTF_16LE);
        assertThat(contacts(unicodeText).values("person/name")).containsExactly("Jürgen Groß");
        assertThat(contacts(unicodeText).notices()).contains("The delimiter of the file is a tab.");
        assertThat(contacts(HEAD + ANN).notices()).noneMatch(notice -> notice.contains("delimiter"));
    }

    @Test
    void delimiterOfTheRequestPrecedesTheOneOfTheFile() {
        String file = "account;name;email\na;\"Lee, Ann\";ann@a.example\n";
        assertThat(contacts(file, "delimiter", ";").values("person/name")).containsExactly("Lee, Ann");
        assertThat(contacts(file, "delimiter", "semicolon").notices()).noneMatch(told -> told.contains("delimiter"));
        assertThat(contacts(file, "delimiter", ",").refused())
                .containsExactly("1 INVALID_VALUE The file has no column \"email\". Maybe the delimiter is \";\"?");
        assertThatThrownBy(() -> contacts(file, "delimiter", ":"))
                .hasMessage("delimiter is \":\", but must be one of \",\", \";\", \"|\" and tab.");
    }

    @Test
    void openQuotationMarkLosesItsRowOnly() {
        MappedEntries entries =
                contacts(HEAD + ANN + "a,Bob,bob@a.example,1,PURCHASING,\"Buyer,2024-01-01\n" + CARL + DORA);
        assertThat(entries.values("person/name")).containsExactly("Ann Lee", "Carl", "Dora");
        assertThat(entries.refused())
                .containsExactly("3 MALFORMED A quotation mark that begins a cell in line 3 is not closed.");
        assertThat(entries.errors().getFirst().entry()).contains("\"name\":\"Bob\"", "\"title\":\"Buyer,2024-01-01\"");
        assertThat(entries.read()).isEqualTo(4);
    }

    @Test
    void openQuotationMarkIsFoundAlthoughALaterOneSeemsToCloseIt() {
        for (String later : List.of(
                "a,Eve,eve@a.example,1,PURCHASING,\"Head, buying\",2024-01-01\n",
                "a,Eve,eve@a.example,1,PURCHASING,5\",2024-01-01\n",
                "a,Eve,eve@a.example,1,PURCHASING,\"\",2024-01-01\n",
                "\"a\",\"Eve\",\"eve@a.example\",\"1\",\"PURCHASING\",\"Buyer\",\"2024-01-01\"\n")) {
            MappedEntries entries = contacts(
                    HEAD + ANN + "a,Bob,bob@a.example,1,PURCHASING,\"Buyer,2024-01-01\n" + CARL + later + DORA);
            assertThat(entries.values("person/name")).as(later).containsExactly("Ann Lee", "Carl", "Eve", "Dora");
            assertThat(entries.refused())
                    .as(later)
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("3 MALFORMED");
        }
    }

    @Test
    void linesOfATextWithAFaultyQuotationMarkBelongToItsRow() {
        MappedEntries entries = contacts(HEAD + ANN
                + "a,Bob,bob@a.example,1,PURCHASING,\"Buyer of\n5\" pipes,\nand more\",2024-01-01\n" + CARL + DORA);
        assertThat(entries.values("person/name")).containsExactly("Ann Lee", "Carl", "Dora");
        assertThat(entries.refused()).hasSize(1).first().asString().startsWith("3 MALFORMED");
        assertThat(entries.errors().getFirst().entry()).contains("Buyer of\\n5\\\" pipes,\\nand more");
    }

    @Test
    void lineOfAQuotedCellWithSeveralLinesIsThatOfItsMark() {
        MappedEntries entries = contacts(HEAD + "a,\"Ann\nLee\",ann@a.example,1,P,\"Buyer,2024-01-01\n" + CARL);
        assertThat(entries.values("person/name")).containsExactly("Carl");
        assertThat(entries.refused())
                .containsExactly("3 MALFORMED A quotation mark that begins a cell in line 3 is not closed.");
    }

    @Test
    void quotationMarkThatIsNotDoubledIsToldAtItsLine() {
        MappedEntries entries =
                contacts(HEAD + ANN + "a,Abe,abe@a.example,1,PURCHASING,\"5\" pipes\",2024-01-01\n" + CARL);
        assertThat(entries.values("person/name")).containsExactly("Ann Lee", "Carl");
        assertThat(entries.refused())
                .containsExactly(
                        "3 MALFORMED A quotation mark within a quoted cell in line 3 is not doubled, or the one"
                                + " that begins the cell is not closed.");
        MappedEntries unclosed = contacts(HEAD + "a,Abe,abe@a.example,1,P,\"Say \"hi\"\",2024-01-01\n" + CARL);
        assertThat(unclosed.values("person/name")).containsExactly("Carl");
        assertThat(unclosed.refused()).hasSize(1);
    }

    @Test
    void quotationMarkInACellWithoutThemIsTaken() {
        MappedEntries entries =
                contacts(HEAD + "a,Ann Lee,ann@a.example,1,PURCHASING,24\" screens,2024-01-01\n" + CARL);
        assertThat(entries.values("level")).containsExactly("24\" screens", "Buyer");
        assertThat(entries.notices())
                .contains(
                        "Quotation marks within cells that do not begin with one were taken as they are: in 1 row, line"
                                + " 2.");
    }

    @Test
    void linesWithinQuotationMarksBelongToTheirCell() {
        MappedEntries entries = contacts("account,name,email,phone,department,title,since\r\n"
                + "a,\"Ann\r\nLee\",ann@a.example,1,PURCHASING,\"Head, buying\r\nEMEA\",2024-01-01\r\n\r\n,,,,,,\r\n"
                + "a,Bob,bob@a.example,1,PURCHASING,Buyer,2024-01-01\r\n");
        assertThat(entries.refused()).isEmpty();
        assertThat(entries.values("level")).containsExactly("Head, buying\nEMEA", "Buyer");
        assertThat(entries.skipped()).containsExactly("5 EMPTY", "6 EMPTY");
        assertThat(entries.read()).isEqualTo(4);
    }

    @Test
    void rowWithMoreCellsThanTheHeaderIsRefused() {
        MappedEntries entries = contacts("account,name,email\na,Lee, Ann,ann@a.example\na,Bob,bob@a.example,,\na,Carl");
        assertThat(entries.values("person/name")).containsExactly("Bob");
        assertThat(entries.refused())
                .containsExactly(
                        "2 MALFORMED The row has 4 cells, but the header 3. Maybe a text with the delimiter is not in"
                                + " quotation marks?",
                        "4 MISSING_FIELD ref is missing: \"email\" is empty.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "2024-02-31,",
                "2023-02-29,",
                "2024-04-31,",
                "2024-02-29,2024-02-29T00:00:00Z",
                "29.02.2024,2024-02-29T00:00:00Z",
                "31/12/2024,",
                "45292,",
                "2024-1-5,",
                "0000-00-00,",
                "2024-01-01 00:00,",
                "'',2020-01-01T00:00:00Z"
            })
    void onlyDaysThatExistAreTaken(String since, String at) {
        MappedEntries entries = contacts(HEAD + "a,P,p@a.example,1,X,T," + since + "\n" + CARL);
        if (at == null) {
            assertThat(entries.values("person/name")).containsExactly("Carl");
            assertThat(entries.refused())
                    .singleElement()
                    .asString()
                    .startsWith("2 INVALID_VALUE at is \"" + since
                            + "\", which does not match the format \"yyyy-MM-dd\" or \"dd.MM.yyyy\".");
        } else {
            assertThat(entries.values("at")).first().isEqualTo(at);
        }
    }

    @Test
    void serialNumberOfASpreadsheetIsExplained() {
        assertThat(contacts(HEAD + "a,P,p@a.example,1,X,T,45292\n").refused())
                .first()
                .asString()
                .endsWith(
                        "Maybe it is a serial number of Excel for 2024-01-01: format the column as a date, and export it"
                                + " again.");
    }

    @Test
    void columnsThatDifferOnlyInWritingMatterOnlyIfTheMappingReadsThem() {
        assertThat(contacts("account,name,email,Email\na,Ann,ann@a.example,x\n").values("ref"))
                .containsExactly("ann@a.example");
        assertThat(contacts("account,name,EMAIL,Email\na,Ann,ann@a.example,x\n").refused())
                .containsExactly(
                        "1 INVALID_VALUE The file has several columns \"email\". Maybe rename those that do not"
                                + " count?");
        assertThat(contacts("account,name,email,email\na,Ann,ann@a.example,x\n").refused())
                .singleElement()
                .asString()
                .contains("several columns \"email\"");
    }

    @Test
    void fileWithoutRowsIsReadWithoutError() {
        assertThat(contacts(HEAD).read()).isZero();
        assertThat(contacts("").refused()).containsExactly("1 MALFORMED The file has no header row.");
        assertThat(contacts("\uFEFF\r\n\r\n").refused()).containsExactly("3 MALFORMED The file has no header row.");
        assertThat(contacts("account,\"name,email\na,Ann,ann@a.example\n").refused())
                .hasSize(1);
    }

    @Test
    void refusedRowsCanBeCorrectedAndSentAgain() {
        MappedEntries entries = contacts("account,name,email,note,note,\na,Ann,,\"x,1\",y,z\n" + "a,Bob,\"bob,,\n");
        String file = READER.errorFile(MappedEntries.options("template", "contacts"), entries.errors());
        assertThat(file)
                .startsWith("account,name,email,note,note (5),(6),_error")
                .contains("a,Ann,,\"x,1\",y,z,\"line 2: MISSING_FIELD");
        MappedEntries again =
                contacts(file.replace("Ann,,", "Ann,ann@a.example,").replace("\"bob,,\"", "bob@a.example"));
        assertThat(again.refused()).isEmpty();
        assertThat(again.values("ref")).containsExactly("ann@a.example", "bob@a.example");
    }

    @Test
    void keysThatASpreadsheetHasShortenedAreRefused() {
        MappedEntries entries = MappedEntries.read(
                READER,
                "Record ID,Company name,Create Date\n1.23457E+11,Acme,2024-03-05 14:30\n",
                "template",
                "hubspot-companies");
        assertThat(entries.refused()).singleElement().asString().contains("a number that a spreadsheet has shortened");
    }

    @Test
    void domainsOfWebAddressesAreHosts() {
        MappedEntries entries = MappedEntries.read(READER, """
                "Record ID","Company name","Company owner","Create Date","Company Domain Name","Industry","Type"
                "6201","Kunde","Dana","2024-03-05 14:30","https://www.b62.example/","Retail","Prospect"
                "6202","Two","Dana","2024-03-05 14:30","b62a.example;www.b62b.example","Retail","Vendor"
                "6203","No date","","","","",""
                "6204","Umlaut","Dana","2024-03-05 14:30","MÜLLER-B62.example","",""
                "6205","Wrong","Dana","2024-03-05 14:30","not a domain","",""
                """, "template", "hubspot-companies");
        assertThat(entries.values("domains"))
                .containsExactly(
                        "[\"b62.example\"]", "[\"b62a.example\",\"b62b.example\"]", "[\"müller-b62.example\"]");
        assertThat(entries.refused())
                .containsExactly(
                        "4 MISSING_FIELD at is missing: \"Create Date\" is empty.",
                        "6 INVALID_VALUE domains is \"not a domain\", which is not a valid domain. Maybe"
                                + " \"not-a-domain.com\"?");
    }

    @Test
    void shortAndLongIdsOfSalesforceAreEqual() {
        MappedEntries entries = MappedEntries.read(READER, """
                "Id","Name","ParentId","OwnerId","CreatedDate","Industry","Type","Rating"
                "0015g00000ABCdEAAX","Kunde","","0055g000001","2024-03-05T14:30:00.000Z","Retail","Customer - Direct","Hot"
                "0015g00000ABCdF","Tochter","0015g00000ABCdE","0055g000001","2024-03-05T14:30:00.000+0000","","",""
                "0015g00000ABCdGAAX","Tochter b","0015g00000ABCdEAAX","","2024-03-05T14:30:00.000+0000","","",""
                "0015g00000ABCdHAAX","Local date","","","3/5/2024 2:30 PM","","",""
                "0015G00000ABCDIAAX","Wrong case","","","2024-03-05T14:30:00.000+0000","","",""
                """, "template", "salesforce-accounts");
        assertThat(entries.values("ref"))
                .containsExactly(
                        "salesforce:0015g00000ABCdEAAX",
                        "salesforce:0015g00000ABCdFAAX",
                        "salesforce:0015g00000ABCdGAAX");
        assertThat(entries.values("parent"))
                .containsExactly("salesforce:0015g00000ABCdEAAX", "salesforce:0015g00000ABCdEAAX");
        assertThat(entries.refused()).hasSize(2);
        assertThat(entries.refused().getFirst())
                .isEqualTo("5 INVALID_VALUE at is \"3/5/2024 2:30 PM\", which does not match the format \"iso\".");
    }
}
