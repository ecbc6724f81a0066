package org.craregistry.assessment.routes;

import java.util.Set;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;

/** What a change of a record of evidence, or a date in it, is called when it takes the support from a route. */
final class EvidenceCauses {

    private static final Set<String> SUSPENSION = Set.of("suspendedFrom", "suspendedUntil");

    private EvidenceCauses() {}

    /** The cause when this field was changed. */
    static SupportLossCause ofChange(EvidenceKind kind, String field) {
        if (field.equals("withdrawnOn")) {
            return withdrawn(kind);
        }
        return SUSPENSION.contains(field) ? SupportLossCause.CERTIFICATE_SUSPENDED : SupportLossCause.EVIDENCE_CHANGED;
    }

    /** The cause when a record is withdrawn. */
    static SupportLossCause withdrawn(EvidenceKind kind) {
        return kind == EvidenceKind.CERTIFICATE
                ? SupportLossCause.CERTIFICATE_WITHDRAWN
                : SupportLossCause.DECLARATION_WITHDRAWN;
    }

    /** The cause when a record has passed its last day. */
    static SupportLossCause expired(EvidenceKind kind) {
        return kind == EvidenceKind.CERTIFICATE
                ? SupportLossCause.CERTIFICATE_EXPIRED
                : SupportLossCause.ASSESSMENT_EXPIRED;
    }

    /** The same record holding something else, which is only supposed. */
    static Filed<?> holding(Filed<?> record, Object content) {
        return new Filed<>(
                record.recordId(), record.revision(), content, record.filedAt(), record.filedBy(), record.changedAt());
    }
}
