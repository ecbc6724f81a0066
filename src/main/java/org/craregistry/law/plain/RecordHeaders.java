package org.craregistry.law.plain;

import java.util.Map;
import org.craregistry.law.Question;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What people read for the fields of what is on file: of those that the law asks about, and of those that are only kept. */
public final class RecordHeaders {

    private static final String WITHDRAWN_ON = "Withdrawn on";
    private static final String WEB_ADDRESS = "Web address";
    private static final String STANDING = "Standing";

    private static final Map<String, String> KEPT = Map.ofEntries(
            Map.entry("certificates.number", "Certificate number"),
            Map.entry("certificates.issuer", "Issuer"),
            Map.entry("certificates.coversVersions", "Further versions"),
            Map.entry("certificates.continuityDocument", "Continuity document"),
            Map.entry("certificates.withdrawnOn", WITHDRAWN_ON),
            Map.entry("certificates.suspendedFrom", "Suspended from"),
            Map.entry("certificates.suspendedUntil", "Suspended until"),
            Map.entry("certificates.url", WEB_ADDRESS),
            Map.entry("declarations.number", "Declaration number"),
            Map.entry("declarations.withdrawnOn", WITHDRAWN_ON),
            Map.entry("declarations.signatory", "Signatory"),
            Map.entry("declarations.url", WEB_ADDRESS),
            Map.entry("assessments.certificateNumber", "Number"),
            Map.entry("assessments.bodyName", "Notified body"),
            Map.entry("assessments.bodyNumber", "Number of the notified body"),
            Map.entry("assessments.validUntil", "Valid until"),
            Map.entry("requirements.code", "Requirement"),
            Map.entry("requirements.standing", STANDING),
            Map.entry("requirements.note", "Note"),
            Map.entry("article15Elements.code", "Element"),
            Map.entry("article15Elements.standing", STANDING),
            Map.entry("article15Elements.evidence", "Evidence"));

    private RecordHeaders() {}

    /** @param field with the list before it, as in the API, such as {@code certificates.number} */
    public static String of(String field) {
        @Nullable String kept = KEPT.get(field);
        return kept != null
                ? kept
                : Vocabulary.findQuestion(field).map(Question::header).orElseThrow();
    }
}
