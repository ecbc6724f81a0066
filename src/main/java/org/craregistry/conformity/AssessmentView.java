package org.craregistry.conformity;

import java.time.LocalDate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Procedure;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ProductView;
import org.jspecify.annotations.Nullable;

/** A conformity assessment on record, as it is read. */
record AssessmentView(ProductView product, Filed<ConformityAssessment> filed)
        implements EvidenceView<ConformityAssessment> {

    public @Nullable Procedure procedure() {
        return filed.content().procedure();
    }

    public @Nullable String bodyName() {
        return filed.content().bodyName();
    }

    public @Nullable String bodyNumber() {
        return filed.content().bodyNumber();
    }

    public @Nullable String certificateNumber() {
        return filed.content().certificateNumber();
    }

    public @Nullable LocalDate completedOn() {
        return filed.content().completedOn();
    }

    public @Nullable LocalDate validUntil() {
        return filed.content().validUntil();
    }

    public @Nullable Boolean coversAnnexI() {
        return filed.content().coversAnnexI();
    }

    public @Nullable Boolean article39Assessed() {
        return filed.content().article39Assessed();
    }

    public @Nullable Boolean openFindings() {
        return filed.content().openFindings();
    }

    public @Nullable String manualReviewReference() {
        return filed.content().manualReviewReference();
    }
}
