package org.craregistry.conformity;

import java.util.List;
import java.util.Map;
import org.craregistry.audit.Change.Action;
import org.craregistry.audit.Change.FieldChange;
import org.craregistry.audit.Change.Subject;
import org.craregistry.audit.ChangeLog;
import org.craregistry.portfolio.Refiling;
import org.springframework.stereotype.Component;

/** Enters documents in the change log, and with them the standings that rest on one document more or less. */
@Component
class EvidenceFileLog {

    private final ChangeLog changeLog;

    EvidenceFileLog(ChangeLog changeLog) {
        this.changeLog = changeLog;
    }

    void kept(Refiling refiling, EvidenceDocument document) {
        enter(refiling, document, Action.CREATED, FieldChange.between(Map.of(), document.plain()), 1);
    }

    void removed(Refiling refiling, EvidenceDocument document) {
        enter(refiling, document, Action.REMOVED, FieldChange.between(document.plain(), Map.of()), -1);
    }

    private void enter(
            Refiling refiling, EvidenceDocument document, Action action, List<FieldChange> fields, int difference) {
        Subject subject = document instanceof EvidenceFile ? Subject.EVIDENCE_FILE : Subject.EVIDENCE_ADDRESS;
        String label = document.holder().label(document.label(), refiling.evidence());
        changeLog.record(refiling.changeBeside(subject, document.documentId(), label, action, fields));
        document.holder().standing().ifPresent(standing -> refiling.countDocuments(standing.code(), difference));
    }
}
