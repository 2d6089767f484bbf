package dev.troth.exchange.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mailboxes as people have them: which messages are contact, when, and who answered whom. */
class MailboxImportTest {
    private static final String FROM_ANN = "From: Ann Lee <ann@acme.example>\nTo: Dana <dana@troth.example>\n";
    private static final String FROM_DANA = "From: Dana <dana@troth.example>\nTo: Ann Lee <ann@acme.example>\n";
    private static final String DATE = "Date: Mon, 2 Mar 2026 10:00:00 +0000\n";

    private static ReadMailbox read(String mailbox) {
        return ReadMailbox.of(mailbox, "acme");
    }

    /** A message with these header fields. */
    private static String message(String headers) {
        return "From 180@xxx Mon Mar 02 10:00:00 +0000 2026\n" + headers + "\nHello.\n\n";
    }

    private static String reading(String headers) {
        return read(message(headers)).reports.getFirst();
    }

    private static String minute(int minute) {
        return "Date: Mon, 2 Mar 2026 10:%02d:00 +0000\nMessage-ID: <m%d@acme.example>\n".formatted(minute, minute);
    }

    // Dates

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fri, 23 Oct 26 11:07:59 EST          | 2026-10-23T16:07:59Z
            Tue, 27 Oct 2026 23:57:07 EDT        | 2026-10-28T03:57:07Z
            Tue, 27 Oct 2026 23:57:07 PST        | 2026-10-28T07:57:07Z
            27 Oct 2026 23:57 MDT                | 2026-10-28T05:57:00Z
            Tue, 27 Oct 2026 10:00:00 Z          | 2026-10-27T10:00:00Z
            Tue, 27 Oct 2026 10:00:00 A          | 2026-10-27T10:00:00Z
            Tue, 27 Oct 2026 10:00:00 MEZ        | 2026-10-27T10:00:00Z
            Tue, 27 Oct 2026 10:00:00 GMT+0200   | 2026-10-27T08:00:00Z
            Tue, 27 Oct 2026 10:00:00 +0200 (CEST, (summer)) | 2026-10-27T08:00:00Z
            Mon, 27 Oct 2026 10:00:00 -0330      | 2026-10-27T13:30:00Z
            Tue,27-Oct-2026 10:00:00 +0000       | 2026-10-27T10:00:00Z
            Tue Oct 27 10:00:00 2026             | 2026-10-27T10:00:00Z
            Tue Oct 27 10:00:00 EST 2026         | 2026-10-27T15:00:00Z
            Tue Oct 27 10:00:00 2026 +0100       | 2026-10-27T09:00:00Z
            2026-10-27T10:00:00+01:00            | 2026-10-27T09:00:00Z
            2026-10-27 10:00:00                  | 2026-10-27T10:00:00Z
            Tue, 27 Oct 2026 10:00:60 +0000      | 2026-10-27T10:01:00Z
            27 Oct 94 1:05 PM GMT                | 1994-10-27T13:05:00Z
            Tue, 27 October 126 10:00:00 +0000   | 2026-10-27T10:00:00Z
            """)
    void datesAreReadWithTheirZones(String date, String at) {
        ReadMailbox read = read(message(FROM_ANN + "Date: " + date + "\n"));
        assertThat(read.all("at")).containsExactly(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tue, 31 Feb 2026 10:00:00 +0000",
                "Tue, 29 Feb 2025 10:00:00 +0000",
                "Tue, 27 Oct 2026 25:00:00 +0000",
                "Tue, 27 Oct 2026 10:61:00 +0000",
                "Tue, 27 Oct 2026 10:00:00 +9999",
                "Tue, 27 Foo 2026 10:00:00 +0000",
                "yesterday",
                "1793095200",
                "Mon, 1 Jan 2046 00:00:00 +0000",
                "Thu, 1 Jan 1970 00:00:00 +0000"
            })
    void impossibleDatesAreRefusedWithTheirValue(String date) {
        ReadMailbox read = read(message(FROM_ANN + "Date: " + date + "\n"));
        assertThat(read.reports).containsExactly("1 INVALID_VALUE");
        assertThat(read.problems.getFirst().field()).isEqualTo("Date");
        assertThat(read.problems.getFirst().message())
                .contains(date.contains("Jan") ? date.substring(11, 16).strip() : date);
    }

    @Test
    void assumptionsAboutZonesAreTold() {
        assertThat(read(message(FROM_ANN + "Date: 2 Mar 2026 10:00:00 MEZ\n")).notices)
                .containsExactly("The time zone \"MEZ\" of a date is unknown. It was read as UTC, as RFC 5322 says.");
        assertThat(read(message(FROM_ANN + "Date: 2 Mar 2026 10:00:00\n")).notices)
                .containsExactly("Dates without a time zone were read as times in UTC.");
        assertThat(read(message(FROM_ANN + "Date: 2 Mar 2026 10:00:00 EST\n")).notices)
                .isEmpty();
    }

    @Test
    void messageWithoutDateHasTheTimeOfItsNewestReceivedField() {
        ReadMailbox read = read(message(FROM_ANN + """
                Received: from a by b; Tue, 3 Mar 2026 09:00:05 +0000
                Received: from c by a; Tue, 3 Mar 2026 08:00:00 +0000
                Received: without a date
                """) + message(FROM_ANN));
        assertThat(read.all("at")).containsExactly("2026-03-03T09:00:05Z");
        assertThat(read.notices).containsExactly("Messages without Date were dated by their newest Received field.");
        assertThat(read.reports).containsExactly("1 IN", "2 MISSING_FIELD");
        assertThat(read.problems.getFirst().message()).startsWith("Date is missing");
    }

    @Test
    void messageWithoutFromIsThatOfItsSender() {
        ReadMailbox read = read(message("Sender: ann@acme.example\nTo: dana@troth.example\n" + DATE)
                + message("To: dana@troth.example\n" + DATE)
                + message("From: Ann Lee\nTo: dana@troth.example\n" + DATE));
        assertThat(read.reports).containsExactly("1 IN", "2 MISSING_FIELD", "3 INVALID_VALUE");
        assertThat(read.problems.get(0).message()).isEqualTo("From is missing, and Sender, too.");
        assertThat(read.problems.get(1).message()).startsWith("From is \"Ann Lee\", which has no mail address.");
    }

    // What is contact

    @Test
    void automaticMessagesAreNotContactAndNoAnswers() {
        String reply = FROM_ANN + DATE + "In-Reply-To: <o@troth>\n";
        ReadMailbox read = read(message(FROM_DANA + "Date: Mon, 2 Mar 2026 09:59:55 +0000\nMessage-ID: <o@troth>\n")
                + message(reply + "Auto-Submitted: auto-replied\nPrecedence: bulk\n")
                + message(reply + "Return-Path: <>\n")
                + message(reply + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n")
                + message(
                        reply + "Content-Type: multipart/report;\n report-type=disposition-notification; boundary=b\n")
                + message("From: MAILER-DAEMON@acme.example (Mail Delivery System)\nTo: dana@troth.example\n" + DATE)
                + message("From: noreply@acme.example\nTo: dana@troth.example\n" + DATE)
                + message(reply + "Content-Type: text/calendar; method=REPLY; charset=utf-8\n")
                + message(reply + "X-Autoreply: yes\n")
                + message(reply + "Precedence: auto_reply\n")
                + message(reply + "Auto-Submitted: auto-generated (invoice)\n"));
        assertThat(read.reports)
                .containsExactly(
                        "1 OUT",
                        "2 AUTOMATIC",
                        "3 AUTOMATIC",
                        "4 AUTOMATIC",
                        "5 AUTOMATIC",
                        "6 AUTOMATIC",
                        "7 AUTOMATIC",
                        "8 AUTOMATIC",
                        "9 AUTOMATIC",
                        "10 AUTOMATIC",
                        "11 AUTOMATIC");
        assertThat(read.all("mutual")).containsExactly("-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auto-Response-Suppress: All",
                "Auto-Submitted: no",
                "X-Autoreply: no",
                "Subject: Re: Automatic reply: Offer",
                "Subject: Out of office space in Berlin",
                "Content-Type: multipart/mixed; boundary=x",
                "Return-Path: <ann@acme.example>",
                "Precedence: first-class",
                "Feedback-ID: 1.eu-west-1.abc=:AmazonSES",
                "X-Mailer: noreply",
                "X-Mozilla-Status: 0001",
                "X-Status: RO",
                "X-Spam-Flag: NO",
                "X-Gmail-Labels: Inbox,\"Drafts, old\",Spam check",
                "X-Gmail-Labels: Entwürfe"
            })
    void messagesOfPeopleAreContact(String header) {
        assertThat(reading(FROM_ANN + DATE + header + "\n")).isEqualTo("1 IN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: Offer",
                "Out of Office: Offer",
                "OOO",
                "Abwesenheitsnotiz: Offer",
                "=?utf-8?q?R=C3=A9ponse_automatique_=3A_Offer?=",
                "Respuesta automática: Offer",
                "Automatisch antwoord: Offer",
                "自動応答: Offer",
                "Undeliverable: Offer"
            })
    void absenceNotesAreRecognisedByTheirSubjects(String subject) {
        assertThat(reading(FROM_ANN + DATE + "Subject: " + subject + "\n")).isEqualTo("1 AUTOMATIC");
    }

    @Test
    void invitationsInPartsAreNotContact() {
        String parts = """
            Content-Type: multipart/alternative; boundary="x"

            --x
            Content-Type: text/plain

            Ann has accepted.
            --x
            Content-Type: text/calendar; charset="utf-8"%s

            BEGIN:VCALENDAR
            METHOD:%s
            END:VCALENDAR
            --x--
            """;
        ReadMailbox read = read(message(FROM_ANN + minute(1) + parts.formatted("; method=REPLY", "REPLY"))
                + message(FROM_ANN + minute(2) + parts.formatted("", "REQUEST"))
                + message(FROM_ANN + minute(3) + parts.formatted("", "PUBLISH")));
        assertThat(read.reports).containsExactly("1 AUTOMATIC", "2 AUTOMATIC", "3 IN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List-Id: <news.acme.example>",
                "List-Unsubscribe: <mailto:x@acme.example>",
                "Precedence: bulk",
                "Precedence: junk",
                "Feedback-ID: 1:2:3:mailer"
            })
    void newslettersAreNotContact(String header) {
        assertThat(reading(FROM_ANN + DATE + header + "\n")).isEqualTo("1 BULK");
    }

    @Test
    void customerWhoWritesToASharedAddressOfOursIsContact() {
        assertThat(
                        reading(
                                "From: ann@acme.example\nTo: sales@troth.example\n" + DATE
                                        + "Precedence: list\nList-ID: <sales.troth.example>\nList-Unsubscribe: <mailto:x@troth.example>\n"))
                .isEqualTo("1 IN");
        assertThat(reading("From: 'Ann Lee' via Sales <sales@troth.example>\nTo: sales@troth.example\n" + DATE
                        + "X-Original-From: Ann Lee <ann@acme.example>\nList-ID: <sales.troth.example>\n"))
                .isEqualTo("1 IN");
        assertThat(reading("From: form@troth.example\nTo: sales@troth.example\nReply-To: ann@acme.example\n" + DATE))
                .isEqualTo("1 IN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Gmail-Labels: Inbox,Opened                       | OUT
            X-Gmail-Labels: Sent,Opened                        | OUT
            X-Gmail-Labels: Drafts                             | NOT_SENT
            X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=          | NOT_SENT
            X-Gmail-Labels: Brouillons,"Client, grand"         | NOT_SENT
            X-Gmail-Labels: Scheduled                          | NOT_SENT
            X-Gmail-Labels: Sent,Trash                         | OUT
            X-Gmail-Labels: Spam                               | DISCARDED
            X-Gmail-Labels: =?UTF-8?B?UGFwaWVya29yYg==?=       | DISCARDED
            X-Gmail-Labels: Trash                              | DISCARDED
            X-Mozilla-Draft-Info: internal/draft; vcard=0      | NOT_SENT
            X-Unsent: 1                                        | NOT_SENT
            X-Mozilla-Status: 0808                             | NOT_SENT
            X-Mozilla-Status: 0009                             | DISCARDED
            X-Mozilla-Status2: 00200000                        | DISCARDED
            X-Status: AD                                       | DISCARDED
            X-Spam-Flag: YES                                   | DISCARDED
            """)
    void draftsSpamAndTrashAreNotContact(String header, String result) {
        assertThat(reading(FROM_DANA + DATE + header + "\n")).isEqualTo("1 " + result);
    }

    // Who with whom

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann@acme.example        | bob@other.example        |                      | THIRD_PARTY
            ann@acme.example        | undisclosed-recipients:; | Delivered-To: dana@troth.example | IN
            ann@acme.example        | undisclosed-recipients:; | X-Original-To: dana@troth.example | IN
            ann@acme.example        | list@other.example       | Received: by mx for <dana@troth.example>; Mon, 2 Mar 2026 10:00:00 +0000 | IN
            carl@vendor.example     | dana@troth.example       | Cc: ann@acme.example | THIRD_PARTY
            dana@troth.example      | undisclosed-recipients:; | Bcc: ann@acme.example | OUT
            dana@mail.troth.example | ann@de.acme.example      |                      | OUT
            ann+offers@acme.example | dana@troth.example       |                      | IN
            dana@troth.example      | kim@troth.example        |                      | NO_CUSTOMER
            carl@vendor.example     | dana@troth.example       |                      | NO_CUSTOMER
            "Lee, Ann" <ann@acme.example> | Team: dana@troth.example, kim@troth.example; | | IN
            Lee, Ann <ann@acme.example> | <dana@troth.example>  |                      | IN
            =?utf-8?q?Ann_=3Cann=40acme.example=3E?= | dana@troth.example | | IN
            ann@acme.example (Ann (Sales), Acme) | 'dana@troth.example' | | IN
            Ann Lee (ann@acme.example) | dana@troth.example | | IN
            "Ann Lee <ann@acme.example> | dana@troth.example | | IN
            <@relay.example:ann@acme.example> | <mailto:dana@troth.example> | | IN
            ANN@ACME.EXAMPLE. | Dana@Troth.Example | | IN
            bob@troth.example, ann@acme.example | carl@acme.example | Sender: bob@troth.example | OUT
            """)
    void contactIsBetweenUsAndPeopleOfAccounts(String from, String to, String header, String result) {
        String more = header == null ? "" : header + "\n";
        assertThat(reading("From: " + from + "\nTo: " + to + "\n" + DATE + more))
                .isEqualTo("1 " + result);
    }

    @Test
    void personIsNamedByAnAddressWithATag() {
        ReadMailbox read = read(message("From: ann+offers@acme.example\nTo: dana@troth.example\n" + DATE));
        assertThat(read.facts.getFirst().path("participants").toString()).isEqualTo("[\"acme/ann\"]");
    }

    @Test
    void messageToSeveralAccountsIsContactWithEach() {
        ReadMailbox read = ReadMailbox.of(
                message("From: dana@troth.example\nTo: ann@acme.example\nCc: ann@bolt.example\n" + minute(1))
                        + message("From: ann@acme.example\nTo: dana@troth.example\nCc: ann@bolt.example\n" + minute(2)),
                "acme",
                "bolt");
        assertThat(read.all("account")).containsExactly("acme", "bolt", "acme");
    }

    // Threads

    private static String question(String account) {
        return message(
                "From: ann@%s.example\nTo: dana@troth.example\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nMessage-ID: <q@x>\n"
                        .formatted(account));
    }

    private static final String ANSWER = message(FROM_DANA
            + "Date: Mon, 2 Mar 2026 11:00:00 +0000\nMessage-ID: <a@troth>\nIn-Reply-To: <q@x>\nReferences: <q@x>\n");
    private static final String THANKS = message(
            FROM_ANN + "Date: Mon, 2 Mar 2026 12:00:00 +0000\nMessage-ID: <t@x>\nReferences: <q@x>\n <a@troth>\n");

    @Test
    void orderOfTheFileDoesNotMatter() {
        ReadMailbox oldest = read(question("acme") + ANSWER + THANKS);
        assertThat(oldest.all("responseTime")).containsExactly("-", "PT2H", "-");
        assertThat(oldest.all("mutual")).containsExactly("-", "true", "true");
        ReadMailbox newest = read(THANKS + ANSWER + question("acme"));
        assertThat(newest.facts).containsExactlyElementsOf(oldest.facts.reversed());
    }

    @Test
    void answerIsToAMessageOfTheSameAccount() {
        ReadMailbox read = ReadMailbox.of(question("bolt") + ANSWER, "acme", "bolt");
        assertThat(read.all("mutual")).containsExactly("-", "-");
    }

    @Test
    void answerToAMessageOfAnEarlierFileIsFoundInTheLedger() {
        var earlier = new ThreadIndex.Sent(Instant.parse("2026-03-02T09:30:00Z"), false);
        ReadMailbox read = ReadMailbox.of(
                (ANSWER + THANKS).getBytes(StandardCharsets.UTF_8), false, Map.of("mail:q@x:acme", earlier), "acme");
        assertThat(read.all("responseTime")).containsExactly("PT1H30M", "-");
        assertThat(read.asked).hasSize(1);
    }

    @Test
    void sameMessageInTwoFoldersIsTakenOnce() {
        ReadMailbox read =
                read(question("acme") + question("acme") + question("acme").replace("09:00:00", "09:30:00"));
        assertThat(read.reports).containsExactly("1 IN", "2 DUPLICATE", "3 DUPLICATE_REF");
        assertThat(read.problems.getFirst().message()).contains("q@x");
    }

    @Test
    void messagesWithoutIdAreToldApart() {
        ReadMailbox read =
                read(message(FROM_ANN + DATE + "Subject: one\n") + message(FROM_ANN + DATE + "Subject: two\n"));
        assertThat(read.all("ref")).hasSize(2).doesNotHaveDuplicates();
        assertThat(read(message(FROM_ANN + DATE + "Subject: one\n")).all("ref").getFirst())
                .isEqualTo(read.all("ref").getFirst());
    }

    // Damage

    @Test
    void oneBadMessageIsRefusedAlone() {
        String deep = "(".repeat(100_000);
        ReadMailbox read = read(message(FROM_ANN + minute(1))
                + message("From: " + deep + "\nTo: " + deep + "\nReferences: " + "<".repeat(50_000) + "\nDate: " + deep
                        + "\n")
                + message("X-Long: " + "a".repeat(1_100_000) + "\n" + FROM_ANN + minute(2))
                + "From 180@xxx Mon Mar 02 10:00:00 +0000 2026\nSubject: only this\n\n"
                + message(FROM_ANN + "Subject: a\0b \uD800\n" + minute(3)));
        assertThat(read.reports).containsExactly("1 IN", "2 INVALID_VALUE", "3 TOO_LARGE", "4 MISSING_FIELD", "5 IN");
        assertThat(read.all("summary")).containsExactly("-", "ab ?");
        assertThat(read.checks).isPositive();
    }

    @Test
    void fileThatIsNotAMailboxIsRefusedOnce() {
        assertThat(read("this is not\na mailbox\n\nat all").reports).containsExactly("1 MALFORMED");
        assertThat(read("").reports).isEmpty();
        assertThat(read("some words before\n\n" + message(FROM_ANN + DATE)).reports)
                .containsExactly("1 MALFORMED", "2 IN");
    }

    @Test
    void headersOutsideOfAsciiAreUtf8ElseWindows1252() {
        byte[] latin = message(FROM_ANN + minute(1) + "Subject: Grüße 5 €\n").getBytes(MailCharset.WINDOWS_1252);
        ReadMailbox read = ReadMailbox.of(latin, false, "acme");
        assertThat(read.all("summary")).containsExactly("Grüße 5 €");
        assertThat(read.notices).hasSize(1).first().asString().contains("windows-1252");
        ReadMailbox utf8 = read(message(FROM_ANN + minute(1) + "Subject: Grüße 5 €\n"));
        assertThat(utf8.all("summary")).containsExactly("Grüße 5 €");
        assertThat(utf8.notices).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            =?utf-8?Q?Re:_M=C3=BCller?=                             | Re: Müller
            =?UTF-8?B?R3LDvA==?= =?UTF-8?B?w59l?=                   | Grüße
            =?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?=                | Grüße
            =?iso-8859-1?Q?Gr=FC=DFe_an_alle=3F?= und mehr          | Grüße an alle? und mehr
            =?iso-8859-1*de?q?Gr=FC=DFe?=                           | Grüße
            =?utf-8?Q?Really??=                                     | Really?
            =?utf-8?Q?with space?=                                  | with space
            =?iso-2022-jp?B?GyRCOCtAURsoQg==?=                      | 見積
            =?x-nothing?Q?Gr=C3=BC=C3=9Fe?=                         | Grüße
            =?utf-8?B?R3LDvMOfZQ?=                                  | Grüße
            =?utf-8?X?abc?=                                         | =?utf-8?X?abc?=
            =?utf-8?Q?not closed                                    | =?utf-8?Q?not closed
            a =?b                                                   | a =?b
            """)
    void encodedWordsAreDecoded(String subject, String shown) {
        assertThat(read(message(FROM_ANN + DATE + "Subject: " + subject + "\n")).all("summary"))
                .containsExactly(shown);
    }

    @Test
    void refusedMessagesAreShownWithTheHeadersThatMatter() {
        ReadMailbox read = read(message("Received: from a by b; Tue, 3 Mar 2026 09:00:05 +0000\nDKIM-Signature: v=1\n"
                + FROM_ANN + "Date: never\nX-Gmail-Labels: Inbox\nX-Received: by c\n"));
        assertThat(read.entries)
                .containsExactly("Received: from a by b; Tue, 3 Mar 2026 09:00:05 +0000\n" + FROM_ANN
                        + "Date: never\nX-Gmail-Labels: Inbox\n");
    }

    @Test
    void manyMessagesAreReadInWindows() {
        StringBuilder mailbox = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            mailbox.append(
                    message(FROM_ANN + "Date: Mon, 2 Mar 2026 10:00:00 +0000\nMessage-ID: <n%d@x>\n".formatted(i)));
        }
        ReadMailbox read = read(mailbox.toString());
        assertThat(read.facts).hasSize(1200);
        assertThat(List.of(read.reports.getFirst(), read.reports.getLast())).containsExactly("1 IN", "1200 IN");
    }
}
