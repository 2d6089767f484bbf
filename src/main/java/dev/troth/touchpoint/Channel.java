package dev.troth.touchpoint;

import org.eclipse.microprofile.graphql.Description;

/** Channel of a touchpoint. */
@Description("Channel.")
public enum Channel {
    @Description("Face to face.")
    MEETING,
    @Description("A fair, a dinner or a workshop.")
    EVENT,
    @Description("A video call.")
    VIDEO,
    @Description("A phone call that was answered.")
    CALL,
    @Description("A phone call that was not answered, with or without a voice message.")
    VOICEMAIL,
    @Description("An email.")
    EMAIL,
    @Description("A chat or text message.")
    CHAT,
    @Description("A letter or a parcel.")
    LETTER,
    @Description("A message on a social network.")
    SOCIAL,
    @Description("A message through a customer portal or a ticket.")
    PORTAL,
    @Description("Anything else.")
    OTHER;

    /** Returns whether both sides are present at the same time, so that the touchpoint is always mutual. */
    public boolean isSynchronous() {
        return switch (this) {
            case MEETING, EVENT, VIDEO, CALL -> true;
            case VOICEMAIL, EMAIL, CHAT, LETTER, SOCIAL, PORTAL, OTHER -> false;
        };
    }
}
