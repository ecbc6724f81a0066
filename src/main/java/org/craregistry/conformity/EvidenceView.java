package org.craregistry.conformity;

import java.time.Instant;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.portfolio.EvidenceKind;
import org.craregistry.portfolio.Filed;
import org.craregistry.portfolio.ProductView;

/** A piece of evidence on file, with the product that it is on file for. */
public interface EvidenceView<E> {

    /** A record on file for a product, as it is read. */
    @SuppressWarnings("unchecked") // the kind is that of the content
    static EvidenceView<?> of(ProductView product, Filed<?> filed) {
        return switch (EvidenceKind.of(filed.content())) {
            case CERTIFICATE -> new CertificateView(product, (Filed<Certificate>) filed);
            case DECLARATION -> new DeclarationView(product, (Filed<Declaration>) filed);
            case ASSESSMENT -> new AssessmentView(product, (Filed<ConformityAssessment>) filed);
        };
    }

    ProductView product();

    Filed<E> filed();

    default DocumentHolder holder() {
        return new DocumentHolder(product().productId(), filed().recordId());
    }

    /** The id that clients see. */
    default String id() {
        return filed().id();
    }

    default int revision() {
        return filed().revision();
    }

    default Instant filedAt() {
        return filed().filedAt();
    }

    default String filedBy() {
        return filed().filedBy();
    }

    default Instant changedAt() {
        return filed().changedAt();
    }
}
