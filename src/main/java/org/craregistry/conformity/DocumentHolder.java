package org.craregistry.conformity;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.FiledEvidence;

/** What documents belong to: a record of evidence, how a product stands to a requirement or an element, or the product itself. */
record DocumentHolder(UUID product, UUID id) {

    boolean isProduct() {
        return id.equals(product);
    }

    /** Which standing it is; empty where it is something else. */
    Optional<StandingId> standing() {
        return StandingId.find(id).filter(standing -> standing.product().equals(product));
    }

    /** Whether it is there: a record may have been taken off file. */
    boolean isOnFile(FiledEvidence evidence) {
        return isProduct() || standing().isPresent() || record(evidence).isPresent();
    }

    /** What a document of it is called in the change log, without the product. */
    String label(String document, FiledEvidence evidence) {
        return standing()
                .map(StandingId::code)
                .or(() -> record(evidence))
                .map(label -> document + " of " + label)
                .orElse(document);
    }

    private Optional<String> record(FiledEvidence evidence) {
        return Arrays.stream(EvidenceKind.values())
                .flatMap(kind -> evidence.find(kind, id).stream().map(filed -> kind.label(filed.content())))
                .findFirst();
    }
}
