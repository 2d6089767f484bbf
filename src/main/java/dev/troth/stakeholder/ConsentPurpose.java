package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** Purpose that a stakeholder can consent to. */
@Description("Purpose that a stakeholder can consent to.")
public enum ConsentPurpose {
    @Description("Being contacted by us: calls, messages, visits. No action names a stakeholder who refuses.")
    CONTACT,
    @Description("Being asked for an opinion in surveys.")
    SURVEY,
    @Description("Storage of data that the work does not require, such as traits and interests.")
    PROFILE,
    @Description("Recording or automatic transcription of conversations.")
    RECORDING,
    @Description("Being named to others as a reference.")
    REFERENCE
}
