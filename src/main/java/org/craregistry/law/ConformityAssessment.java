package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conformity assessment that was carried out. What is {@code null} is not known, except that without a last day it
 * stays valid.
 *
 * @param bodyNumber the four digits of the notified body
 * @param validUntil the last day on which it is valid
 * @param coversAnnexI whether it expressly covers CRA Annex I
 * @param article39Assessed whether the body's compliance with CRA Article 39 was assessed in its notification
 * @param openFindings whether findings of it are still open
 * @param manualReviewReference where the review by a person is on record
 */
public record ConformityAssessment(
        @Nullable Procedure procedure,
        @Nullable String bodyName,
        @Nullable String bodyNumber,
        @Nullable String certificateNumber,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate validUntil,
        @Nullable Boolean coversAnnexI,
        @Nullable Boolean article39Assessed,
        @Nullable Boolean openFindings,
        @Nullable String manualReviewReference) {

    /** The days on which it begins or ceases to count. */
    List<LocalDate> daysOfChange() {
        return Days.of(completedOn, Days.after(validUntil));
    }
}
