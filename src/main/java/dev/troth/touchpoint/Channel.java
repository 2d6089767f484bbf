package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;

/** How contact was made. */
@Description("How contact was made.")
public enum Channel {
    @Description("Face to face.")
    MEETING,
    @Description("A fair, a dinner, a workshop.")
    EVENT,
    @Description("A video call.")
    VIDEO,
    @Description("A phone call that was answered.")
    CALL,
    @Description("A phone call that was not answered, with or without a message left.")
    VOICEMAIL,
    @Description("An e-mail.")
    EMAIL,
    @Description("A chat or text message.")
    CHAT,
    @Description("A letter or a parcel.")
    LETTER,
    @Description("A message on a social network.")
    SOCIAL,
    @Description("Through a customer portal or a ticket.")
    PORTAL,
    @Description("Anything else.")
    OTHER;

    /** Whether both sides are there at the same time, so that it is always mutual. */
    public boolean isSynchronous() {
        return switch (this) {
            case MEETING, EVENT, VIDEO, CALL -> true;
            case VOICEMAIL, EMAIL, CHAT, LETTER, SOCIAL, PORTAL, OTHER -> false;
        };
    }
}
