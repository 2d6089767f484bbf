package dev.troth.exchange.reader;

import org.eclipse.microprofile.graphql.Description;

/** Reason why a valid entry of a file, or a part of it, yields no fact. */
@Description("Reason why a valid entry of a file, or a part of it, yields no fact.")
public enum SkipReason {
    @Description("None of its addresses belongs to an account or to one of its people.")
    NO_CUSTOMER,
    @Description(
            "Message that was not between you and the account: a third party wrote it, or none of you was among its recipients.")
    THIRD_PARTY,
    @Description("Entry that the file also has before, such as a message in two folders.")
    DUPLICATE,
    @Description("Automatic message: an absence note, a bounce, a receipt, or another message that a program wrote.")
    AUTOMATIC,
    @Description("Message to many: a newsletter or a mailing list.")
    BULK,
    @Description("Message that was not sent: a draft, or one that is scheduled.")
    NOT_SENT,
    @Description("Message in spam or trash.")
    DISCARDED,
    @Description("Invitation that was declined by all people of the account, or by all of yours.")
    DECLINED,
    @Description("Invitation that all people of the account, or all of yours, have left unanswered.")
    UNANSWERED,
    @Description("Cancelled event or occurrence.")
    CANCELLED,
    @Description("All-day event, such as a birthday, a holiday or a note.")
    ALL_DAY,
    @Description("Event that has not happened yet.")
    FUTURE,
    @Description("Scheduling message that is not an event, such as a reply, a counter-proposal or a free/busy time.")
    NOT_AN_EVENT,
    @Description("Earlier revision of an entry that the file has in a later one.")
    SUPERSEDED,
    @Description("Occurrence that is older than the newest ones of its series, which are limited in number.")
    OLDER,
    @Description("Row or line without any value.")
    EMPTY,
    @Description("Record of a kind for which the mapping defines no fact.")
    NOT_MAPPED,
    @Description("Record that the source has deleted.")
    DELETED
}
