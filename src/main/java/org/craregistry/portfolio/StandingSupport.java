package org.craregistry.portfolio;

import java.util.Map;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.RequirementStanding;
import org.jspecify.annotations.Nullable;

/**
 * On how much it rests that requirements of Annex I are fulfilled.
 *
 * @param fulfilled of how many requirements that is recorded
 * @param onDocuments for how many of these there is at least one document
 * @param onNotesAlone for how many there is a note and no document
 * @param onNothing for how many there is neither
 * @param reviewed how many of them a second person reviewed
 */
public record StandingSupport(int fulfilled, int onDocuments, int onNotesAlone, int onNothing, int reviewed) {

    /** What there is for a product with this on file. */
    public static StandingSupport of(FiledEvidence evidence) {
        int onDocuments = 0;
        int onNotesAlone = 0;
        int onNothing = 0;
        int reviewed = 0;
        for (Map.Entry<AnnexIRequirement, RequirementStanding> one :
                evidence.requirements().entrySet()) {
            if (one.getValue().standing() != RequirementStanding.Value.FULFILLED) {
                continue;
            }
            StandingRecord kept = evidence.standingRecord(one.getKey().code());
            String note = one.getValue().note();
            if (kept.documents() > 0) {
                onDocuments++;
            } else if (note != null && !note.isBlank()) {
                onNotesAlone++;
            } else {
                onNothing++;
            }
            reviewed += kept.isReviewed() ? 1 : 0;
        }
        int fulfilled = onDocuments + onNotesAlone + onNothing;
        return new StandingSupport(fulfilled, onDocuments, onNotesAlone, onNothing, reviewed);
    }

    /** How many have no document behind them. */
    public int withoutDocument() {
        return onNotesAlone + onNothing;
    }

    /** All of it in one word; {@code null} where nothing is fulfilled. */
    public @Nullable StandingBasis basis() {
        if (fulfilled == 0) {
            return null;
        }
        if (onDocuments == 0) {
            return StandingBasis.NOTES_ALONE;
        }
        return onDocuments == fulfilled ? StandingBasis.DOCUMENTS : StandingBasis.PARTLY_DOCUMENTS;
    }
}
